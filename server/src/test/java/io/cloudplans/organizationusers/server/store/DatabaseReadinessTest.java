package io.cloudplans.organizationusers.server.store;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.SampleOrganization;
import io.cloudplans.organizationusers.server.cluster.Instance;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that can read but not write: it is live but not ready. */
@Timeout(60)
class DatabaseReadinessTest {
  private static final String ADD = body("new@example.com", "role", "viewer");

  @TempDir Path folder;

  @Test
  void serverShouldNotBeReadyWhenItsWriterHasStopped() {
    try (RunningServer server = new RunningServer().start()) {
      assertThat(server.get("/health/ready")).isOk();
      server.database().<Thread>write(Deadline.NONE, sql -> Thread.currentThread()).interrupt();

      Eventually.holds("not ready", () -> server.get("/health/ready").status() == 503);

      assertThat(server.get("/health/live")).isOk();
      assertThat(server.get(LIST)).isOk();
      assertThat(server.post("add", ADD)).hasStatus(503);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "organization",
        "organization_user",
        "organization_user_history",
        "idempotency_key"
      })
  void serverShouldNotBeReadyWhenATableIsLost(String table) throws SQLException {
    try (RunningServer server = new RunningServer().start()) {
      try (Connection other = server.tables().open();
          Statement statement = other.createStatement()) {
        statement.execute("ALTER TABLE " + table + " RENAME TO lost");
      }

      assertThat(server.get("/health/ready")).hasStatus(503);
    }
  }

  /** A database that does not respond must not hold a thread for each probe. */
  @Test
  void serverShouldReportItsLastStateWhileItsDatabaseDoesNotRespond() {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch responds = new CountDownLatch(1);
    try (Database database = Databases.open("sqlite:" + folder.resolve("slow.db"))) {
      Database slow =
          (Database)
              Proxy.newProxyInstance(
                  Database.class.getClassLoader(),
                  new Class<?>[] {Database.class},
                  (proxy, method, arguments) -> {
                    if (method.getName().equals("requireReady")) {
                      asked.countDown();
                      responds.await();
                    }
                    return method.invoke(database, arguments);
                  });
      SqlRosterStore store = new SqlRosterStore(slow, Clock.systemUTC());
      try (RunningServer server = new RunningServer().withStore(given -> store).start()) {
        CompletableFuture<TestResponse> first =
            CompletableFuture.supplyAsync(() -> server.get("/health/ready"));
        Eventually.isOpen(asked);

        assertThat(server.get("/health/ready")).isOk();

        responds.countDown();
        assertThat(first.join()).isOk();
      }
    }
  }

  @Test
  void serverShouldNotBeReadyWhileItsFileIsMissing() throws IOException {
    try (RunningServer server = new RunningServer().start()) {
      Path file = server.folder().resolve("organization-users.db");
      Path away = Files.move(file, server.folder().resolve("away"));
      assertThat(server.get("/health/ready")).hasStatus(503);

      Files.move(away, file);
      assertThat(server.get("/health/ready")).isOk();
    }
  }

  @Test
  void serverShouldNotBeReadyWhilePostgresIsReadOnly() throws IOException, SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      String url =
          "postgresql://postgres:postgres@127.0.0.1:%d/postgres".formatted(postgres.getPort());
      SampleOrganization.createIn(url, Clock.systemUTC());
      try (Instance instance = new Instance(url, DemoIssuer.in(folder));
          Connection operator = postgres.getPostgresDatabase().getConnection();
          Statement statement = operator.createStatement()) {
        statement.execute("SET default_transaction_read_only = off");
        assertThat(ready(instance)).isEqualTo(200);

        for (String state : new String[] {"on", "off"}) {
          statement.execute("ALTER SYSTEM SET default_transaction_read_only = " + state);
          statement.execute("SELECT pg_reload_conf()");
          int expected = state.equals("on") ? 503 : 200;
          Eventually.holds("ready: " + expected, () -> ready(instance) == expected);
        }
      }
    }
  }

  private static int ready(Instance instance) {
    return instance.get("/health/ready").status();
  }
}
