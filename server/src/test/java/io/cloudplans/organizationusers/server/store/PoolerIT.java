package io.cloudplans.organizationusers.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.cluster.Instance;
import io.cloudplans.organizationusers.server.cluster.Ledger;
import io.cloudplans.organizationusers.server.cluster.PostgresNode;
import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.cluster.WriteLoad;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import io.cloudplans.organizationusers.server.fixture.TestedServer;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on a database behind PgBouncer in transaction mode, set up as SCALING.md says. */
@Tag("operator")
@Timeout(300)
class PoolerIT {
  private static final long ORGANIZATION = 7;
  private static final int WRITES = 1_000;

  private static final String CONFIGURATION =
      """
      [databases]
      postgres = host=127.0.0.1 port=%d user=postgres
      [pgbouncer]
      listen_addr = 127.0.0.1
      listen_port = %d
      unix_socket_dir =
      auth_type = any
      pool_mode = transaction
      default_pool_size = 10
      ignore_startup_parameters = extra_float_digits, options
      server_reset_query_always = 1
      """;

  private static final List<String> ROLE =
      List.of(
          "default_transaction_isolation = 'repeatable read'",
          "statement_timeout = '5s'",
          "lock_timeout = '4s'",
          "idle_in_transaction_session_timeout = '10s'");

  @TempDir Path folder;

  /**
   * Checks that each list has as many users as its version implies, so that none mixes versions.
   */
  @Test
  void listShouldShowOneVersionWhenConnectionsArePooledByTransaction() throws IOException {
    DemoIssuer issuer = DemoIssuer.in(folder);
    try (PostgresNode node = PostgresNode.primary(folder)) {
      ROLE.forEach(setting -> node.execute("ALTER ROLE postgres SET " + setting));
      int port = PostgresNode.freePort();
      try (Program pooler = pooler(node, port)) {
        String url =
            "postgresql://postgres@127.0.0.1:%d/postgres?prepareThreshold=0".formatted(port);
        Eventually.holds(
            "the pooler", () -> Ledger.create(url, List.of(ORGANIZATION)) || !pooler.isAlive());
        try (Instance one = new Instance(url, issuer);
            Instance two = new Instance(url, issuer);
            WriteLoad load = new WriteLoad(List.of(one, two), List.of(ORGANIZATION))) {
          while (load.acknowledged() < WRITES) {
            TestResponse list = one.get(TestedServer.USERS + "list?org_id=" + ORGANIZATION);
            String version = "\"%d-%d\"".formatted(ORGANIZATION, list.json().at("/users").size());
            assertThat(list).isOk().hasHeader("ETag", version);
          }
          load.end();
          Ledger.compare(url, List.of(ORGANIZATION), load);
          System.out.printf(
              "pooler: %d acknowledged, others %s%n", load.acknowledged(), load.otherResponses());
        }
      }
    }
  }

  private Program pooler(PostgresNode node, int port) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("pgbouncer.ini"), CONFIGURATION.formatted(node.port(), port));
    List<String> command = new ArrayList<>(PostgresNode.asUser());
    command.addAll(List.of("pgbouncer", file.toString()));
    return new Program(folder, Map.of(), command);
  }
}
