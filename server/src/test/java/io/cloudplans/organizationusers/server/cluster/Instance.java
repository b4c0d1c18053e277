package io.cloudplans.organizationusers.server.cluster;

import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.Server;
import io.cloudplans.organizationusers.server.ServerConfig;
import io.cloudplans.organizationusers.server.command.TestLimits;
import io.cloudplans.organizationusers.server.config.Endpoint;
import io.cloudplans.organizationusers.server.config.Limits;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.fixture.TestedServer;
import io.cloudplans.organizationusers.server.store.SqlRosterStore;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import io.cloudplans.organizationusers.server.token.TokenRules;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/** A server on a database that it may share with others. */
public final class Instance extends TestedServer implements AutoCloseable {
  /** As many concurrent requests as connections, so that each request gets a connection. */
  private static final Limits WIDE =
      TestLimits.of(
          "--rate-limit=off",
          "--max-concurrent=" + Databases.CONNECTIONS,
          "--queue-size=1024",
          "--queue-timeout=30s",
          "--deadline=30s");

  private final DemoIssuer issuer;
  private final Database database;
  private final Server server;
  public final MeterRegistry registry = new SimpleMeterRegistry();

  public Instance(String url, DemoIssuer issuer) {
    this(url, issuer, WIDE);
  }

  public Instance(String url, DemoIssuer issuer, Limits limits) {
    this.issuer = issuer;
    Clock clock = Clock.systemUTC();
    database = Databases.open(url);
    database.measure(registry);
    server =
        new Server(
            new ServerConfig(new Endpoint("127.0.0.1", 0, null, limits), url, issuer.rules()),
            Contract.builtIn(),
            new SqlRosterStore(database, clock),
            registry,
            clock);
  }

  @Override
  public String address() {
    return server.address();
  }

  @Override
  public String token(String email, boolean secondFactor) {
    return issuer.token(email, secondFactor, TokenRules.LIFETIME, Clock.systemUTC().instant());
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
