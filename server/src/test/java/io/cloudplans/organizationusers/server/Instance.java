package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.server.http.Endpoint;
import io.cloudplans.organizationusers.server.http.Limits;
import io.cloudplans.organizationusers.server.store.Database;
import io.cloudplans.organizationusers.server.store.SqlRosterStore;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;

/** A server on a database that it may share with others. */
final class Instance implements AutoCloseable {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Limits WIDE = new Limits(null, 64, 1024, LONG, LONG, LONG);

  private final Database database;
  private final Server server;

  Instance(String url, DemoIssuer issuer) {
    Clock clock = Clock.systemUTC();
    database = Databases.open(url);
    server =
        new Server(
            new ServerConfig(new Endpoint("127.0.0.1", 0, null, WIDE), url, issuer.rules()),
            Contract.builtIn(),
            new SqlRosterStore(database, clock),
            new SimpleMeterRegistry(),
            clock);
  }

  String address() {
    return server.address();
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
