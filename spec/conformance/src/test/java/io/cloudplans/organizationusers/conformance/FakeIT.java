package io.cloudplans.organizationusers.conformance;

import io.cloudplans.organizationusers.client.fake.FakeOrganizationUsers;
import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.conformance.junit.ConformanceTests;
import io.cloudplans.organizationusers.conformance.setup.Capability;
import io.cloudplans.organizationusers.conformance.setup.OrganizationSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The client's fake, which has the server's rules, but neither its HTTP server nor its pages. */
class FakeIT {
  private static FakeOrganizationUsers fake;

  @BeforeAll
  static void start() {
    fake = FakeOrganizationUsers.start();
  }

  @AfterAll
  static void stop() {
    fake.close();
  }

  @TestFactory
  Stream<DynamicNode> contract() {
    return ConformanceTests.against(fake.baseUrl().toString())
        .tokens(fake::token)
        .organizations(new Organizations())
        .deviation("wire.*", "the fake has no transport limits", LocalDate.MAX)
        .deviation("document.*", "the fake has no pages", LocalDate.MAX)
        .lacks(Capability.GZIP, Capability.RATE_LIMIT)
        .tests();
  }

  private static final class Organizations implements OrganizationSource {
    @Override
    public void create(String orgId, String owner) {
      fake.organization(Long.parseLong(orgId), owner);
    }

    @Override
    public boolean changeMfa(String orgId, Map<String, Boolean> mfa) {
      fake.mfa(
          Long.parseLong(orgId),
          new MfaRequirements(
              requires(mfa, "view"),
              requires(mfa, "create"),
              requires(mfa, "update"),
              requires(mfa, "delete"),
              requires(mfa, "usersmgmt")));
      return true;
    }

    private static boolean requires(Map<String, Boolean> mfa, String name) {
      return Boolean.TRUE.equals(mfa.get(name));
    }
  }
}
