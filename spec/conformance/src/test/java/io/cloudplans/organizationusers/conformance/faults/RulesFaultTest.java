package io.cloudplans.organizationusers.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The faults of the rules change the sources as they are now. */
class RulesFaultTest {
  static List<RulesFault> faults() throws IOException {
    return RulesFault.all();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void textShouldBeInTheSourceThatTheFaultChanges(RulesFault fault) throws IOException {
    assertThat(fault.source()).contains(fault.text());
  }
}
