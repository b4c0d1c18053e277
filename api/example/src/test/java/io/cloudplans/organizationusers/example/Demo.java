package io.cloudplans.organizationusers.example;

import com.nimbusds.jose.JOSEException;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.memory.InMemoryRosterStore;
import java.time.Clock;

/**
 * Serves organization 42 on port 8080, or on the port that is passed, and prints a command that
 * lists its users.
 */
final class Demo {
  private Demo() {}

  public static void main(String[] args) throws JOSEException {
    Contract contract = Contract.builtIn();
    TestIssuer issuer = new TestIssuer();
    InMemoryRosterStore store = new InMemoryRosterStore(Clock.systemUTC());
    store.create(42, "owner@example.com");
    int port = args.length == 0 ? 8080 : Integer.parseInt(args[0]);
    ApiServer server = new ApiServer(port, contract, issuer.verifier(contract), store);
    String token = issuer.signing().token("owner@example.com", true);
    System.out.printf(
        "curl -H 'Authorization: Bearer %s' '%s/v1/organizations/users/list?org_id=42'%n",
        token, server.address());
  }
}
