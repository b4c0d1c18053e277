package io.cloudplans.organizationusers.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.client.fake.FakeOrganizationUsers;
import io.cloudplans.organizationusers.conformance.cases.Case;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.families.Families;
import io.cloudplans.organizationusers.conformance.http.Limits;
import io.cloudplans.organizationusers.conformance.http.Target;
import io.cloudplans.organizationusers.conformance.http.Trust;
import io.cloudplans.organizationusers.conformance.http.Wire;
import io.cloudplans.organizationusers.conformance.run.Outcome;
import io.cloudplans.organizationusers.conformance.run.Preparation;
import io.cloudplans.organizationusers.conformance.run.Runner;
import io.cloudplans.organizationusers.conformance.run.Summary;
import io.cloudplans.organizationusers.conformance.session.RunContext;
import io.cloudplans.organizationusers.conformance.setup.Deviation;
import io.cloudplans.organizationusers.conformance.setup.Glob;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import io.cloudplans.organizationusers.conformance.setup.OrganizationSource;
import io.cloudplans.organizationusers.conformance.setup.Profile;
import io.cloudplans.organizationusers.conformance.setup.Setup;
import io.cloudplans.organizationusers.conformance.setup.SigningKey;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import io.cloudplans.organizationusers.conformance.setup.TokenSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs the kit in the JVM of the tests. */
public final class Kit {
  private static final Contract CONTRACT = Contract.builtIn();

  private Kit() {}

  public static Setup setup(
      String address,
      SigningKey key,
      @Nullable OrganizationSource creator,
      Map<Slot, Organization> existing) {
    return setup(address, key, key, creator, existing, List.of(), Set.of());
  }

  static Setup setup(
      FakeOrganizationUsers fake,
      @Nullable OrganizationSource creator,
      Map<Slot, Organization> existing,
      List<Deviation> deviations,
      Set<String> allowWipe) {
    return setup(
        fake.baseUrl().toString(), fake::token, null, creator, existing, deviations, allowWipe);
  }

  private static Setup setup(
      String address,
      TokenSource tokens,
      @Nullable SigningKey key,
      @Nullable OrganizationSource creator,
      Map<Slot, Organization> existing,
      List<Deviation> deviations,
      Set<String> allowWipe) {
    return new Setup(
        new Wire(Target.of(address, null), Trust.sockets(null), Limits.STANDARD),
        tokens,
        key,
        creator,
        existing,
        Map.of(),
        Set.of(),
        deviations,
        allowWipe,
        Profile.QUICK,
        Duration.ofMinutes(10));
  }

  /** Returns a setup with lower limits. */
  public static Setup withLowLimits(Setup setup) {
    Limits limits = new Limits(Duration.ofSeconds(1), 1 << 20);
    return setup.with(new Wire(setup.wire().target(), setup.wire().tls(), limits));
  }

  public static List<Case> cases(String glob) {
    Glob only = new Glob(glob);
    return Families.cases(CONTRACT).stream()
        .filter(testCase -> only.matches(testCase.id()))
        .toList();
  }

  public static Summary run(Setup setup, String glob) {
    return run(setup, cases(glob));
  }

  public static Summary run(Setup setup, List<Case> cases) {
    RunContext context = new RunContext(setup, CONTRACT);
    Preparation preparation = new Preparation(context);
    preparation.prepare(cases);
    return new Runner(context, preparation).run(cases, (result, number, all) -> {});
  }

  /** Returns the messages of the failed cases by their ids. */
  public static Map<String, String> failures(Summary summary) {
    Map<String, String> failures = new TreeMap<>();
    summary.results().stream()
        .filter(result -> result.outcome() == Outcome.FAILED)
        .forEach(result -> failures.put(result.testCase().id(), result.message()));
    return failures;
  }

  public static List<Case> shuffled(List<Case> cases, long seed) {
    List<Case> shuffled = new ArrayList<>(cases);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  /** Checks that the run was complete and no case failed. */
  public static void assertNothingFailed(Summary summary) {
    assertThat(failures(summary)).isEmpty();
    assertThat(summary.ended()).isEmpty();
  }
}
