package io.cloudplans.organizationusers.client.internal.retry;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.client.Contract;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryRuleTest {
  @Test
  void tableShouldHaveTheRulesOfTheContract() {
    assertThat(Contract.retries())
        .isNotEmpty()
        .isEqualTo(
            RetryRule.PROBLEMS.entrySet().stream()
                .collect(
                    toMap(
                        Map.Entry::getKey,
                        entry ->
                            entry.getValue().name().toLowerCase(Locale.ROOT).replace('_', '-'))));
  }
}
