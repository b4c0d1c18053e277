package io.cloudplans.organizationusers.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.conformance.Kit;
import io.cloudplans.organizationusers.conformance.SharedServer;
import io.cloudplans.organizationusers.conformance.cases.Case;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks that the kit never fails a correct server that differs from the reference server. */
@ExtendWith(SharedServer.class)
class VariantsIT {
  private static final int MIN_VARIANTS = 30;
  private static final int SAMPLE = 10;
  private static final long SEED = 42;

  /** Runs a sample of the cases that need one organization; the profile runs all cases. */
  @TestFactory
  Stream<DynamicTest> kitShouldPassTheVariantWithASampleOfCases(SharedServer.Running running) {
    return tests(running, sample(new Random(SEED)));
  }

  @Tag("conformance")
  @TestFactory
  Stream<DynamicTest> kitShouldPassTheVariant(SharedServer.Running running) {
    return tests(running, Kit.cases("*"));
  }

  private static List<Case> sample(Random random) {
    List<Case> all = Kit.shuffled(Kit.cases("*"), random.nextLong());
    return Stream.concat(
            Kit.cases("reference.l*").stream(),
            all.stream().filter(testCase -> testCase.needs().isEmpty()).limit(SAMPLE))
        .distinct()
        .toList();
  }

  private static Stream<DynamicTest> tests(SharedServer.Running running, List<Case> cases) {
    List<Variant> variants = Variant.all();
    assertThat(variants).hasSizeGreaterThanOrEqualTo(MIN_VARIANTS);
    return variants.stream()
        .map(
            variant ->
                DynamicTest.dynamicTest(variant.name(), () -> passes(running, variant, cases)));
  }

  static void passes(SharedServer.Running running, Variant variant, List<Case> cases)
      throws IOException {
    try (Proxy proxy = new Proxy(running.server().address(), variant.behavior())) {
      Kit.assertNothingFailed(Kit.run(running.setup(proxy.address()), cases));
    }
  }
}
