package io.cloudplans.organizationusers.example;

import com.nimbusds.jose.JOSEException;
import io.cloudplans.organizationusers.conformance.junit.ConformanceTests;
import io.cloudplans.organizationusers.conformance.setup.Capability;
import io.cloudplans.organizationusers.conformance.setup.OrganizationSource;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.memory.InMemoryRosterStore;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases of the conformance kit that {@code -Dcases} selects; all by default. */
class ConformanceTest {
  private static final InMemoryRosterStore STORE = new InMemoryRosterStore(Clock.systemUTC());

  private static TestIssuer issuer;
  private static ApiServer server;

  @BeforeAll
  static void start() throws JOSEException {
    Contract contract = Contract.builtIn();
    issuer = new TestIssuer();
    server = new ApiServer(0, contract, issuer.verifier(contract), STORE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @TestFactory
  Stream<DynamicNode> contract() {
    return ConformanceTests.against(server.address())
        .key(issuer.signing())
        .organizations(new Organizations())
        .lacks(Capability.GZIP, Capability.RATE_LIMIT)
        .only(System.getProperty("cases", "*"))
        .tests();
  }

  private static final class Organizations implements OrganizationSource {
    @Override
    public void create(String orgId, String owner) {
      STORE.create(Long.parseLong(orgId), owner);
    }

    @Override
    public boolean changeMfa(String orgId, Map<String, Boolean> mfa) {
      MfaPolicy policy =
          new MfaPolicy(
              mfa.keySet().stream().filter(mfa::get).map(MfaClass::of).collect(Collectors.toSet()));
      return STORE.changeMfa(Long.parseLong(orgId), current -> policy);
    }
  }
}
