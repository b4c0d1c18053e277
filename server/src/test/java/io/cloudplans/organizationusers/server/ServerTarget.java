package io.cloudplans.organizationusers.server;

import com.nimbusds.jose.JOSEException;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.roster.OrganizationRegistry;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.server.http.Endpoint;
import io.cloudplans.organizationusers.server.store.Database;
import io.cloudplans.organizationusers.server.store.SqlOrganizationRegistry;
import io.cloudplans.organizationusers.server.store.SqlRosterStore;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import io.cloudplans.organizationusers.server.token.TokenRules;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.UnaryOperator;

/** The server on a database in a folder, with the sample organization. */
final class ServerTarget implements Target {
  private final Clock clock;
  final Database database;
  private final RosterFile file;
  private final DemoIssuer issuer;
  private final Server server;

  ServerTarget(
      Path folder,
      Contract contract,
      UnaryOperator<RosterStore> store,
      Clock clock,
      UnaryOperator<TokenRules> tokens,
      Endpoint endpoint) {
    this.clock = clock;
    try {
      issuer = DemoIssuer.in(folder);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    String url = TestDatabase.in(folder);
    file = RosterFile.in(folder);
    database = Databases.open(url);
    SampleOrganization.createIn(registry(), store());
    TokenRules rules = tokens.apply(issuer.rules());
    server = started(new ServerConfig(endpoint, url, rules), contract, store);
  }

  private Server started(ServerConfig config, Contract contract, UnaryOperator<RosterStore> store) {
    try {
      return new Server(config, contract, store.apply(store()), new SimpleMeterRegistry(), clock);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public String address() {
    return server.address();
  }

  @Override
  public String token(String email, boolean secondFactor) {
    try {
      return issuer.token(email, secondFactor, TokenRules.LIFETIME, clock.instant());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public RosterStore store() {
    return new SqlRosterStore(database, clock);
  }

  @Override
  public OrganizationRegistry registry() {
    return new SqlOrganizationRegistry(database, clock);
  }

  @Override
  public Kept kept() {
    return file;
  }

  @Override
  public void clear() {
    file.clear();
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
