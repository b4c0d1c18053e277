package io.cloudplans.organizationusers.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the faults of the rules apply to the current sources. */
class RulesFaultTest {
  static List<RulesFault> faults() throws IOException {
    return RulesFault.all();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultShouldChangeATextThatItsSourceContains(RulesFault fault) throws IOException {
    assertThat(fault.source()).contains(fault.text());
  }
}
