package io.cloudplans.organizationusers.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.client.fake.FakeOrganizationUsers;
import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.conformance.run.Outcome;
import io.cloudplans.organizationusers.conformance.run.Summary;
import io.cloudplans.organizationusers.conformance.setup.Deviation;
import io.cloudplans.organizationusers.conformance.setup.Glob;
import io.cloudplans.organizationusers.conformance.setup.OrganizationSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The client's fake, with the server's rules, but without its HTTP server and pages. */
class FakeIT {
  private static final List<Deviation> DEVIATIONS =
      Stream.of("wire.*", "document.*", "gzip.*")
          .map(
              cases ->
                  new Deviation(
                      new Glob(cases),
                      "the fake has neither transport limits nor pages",
                      LocalDate.MAX))
          .toList();

  private record Organizations(FakeOrganizationUsers fake) implements OrganizationSource {
    @Override
    public void create(String orgId, String owner) {
      fake.organization(Long.parseLong(orgId), owner);
    }

    @Override
    public boolean mfa(String orgId, Map<String, Boolean> mfa) {
      fake.mfa(
          Long.parseLong(orgId),
          new MfaRequirements(
              is(mfa, "view"),
              is(mfa, "create"),
              is(mfa, "update"),
              is(mfa, "delete"),
              is(mfa, "usersmgmt")));
      return true;
    }

    private static boolean is(Map<String, Boolean> mfa, String name) {
      return Boolean.TRUE.equals(mfa.get(name));
    }
  }

  @Test
  void fakeShouldConformButForWhatItDoesNotHave() {
    try (FakeOrganizationUsers fake = FakeOrganizationUsers.start()) {
      Summary summary =
          Kit.run(
              Kit.setup(fake, new Organizations(fake), Map.of(), DEVIATIONS, Set.of()),
              Kit.shuffled(Kit.cases("*"), 5));

      Kit.assertNothingFailed(summary);
      assertThat(summary.count(Outcome.PASSED)).isGreaterThan(800);
    }
  }
}
