package io.cloudplans.organizationusers.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import io.cloudplans.organizationusers.server.SampleOrganization;
import io.cloudplans.organizationusers.server.cluster.Instance;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.TestServer;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that can read and cannot write: it runs, and is not ready. */
@Timeout(60)
class ReadinessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String ADD =
      "{\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"role\":\"viewer\"}";

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void serverShouldNotBeReadyWhenItsWriterIsDead() {
    try (TestServer server = new TestServer(folder)) {
      assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
      Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().equals("writer"))
          .forEach(Thread::interrupt);

      Eventually.holds(
          "not ready", PATIENCE, () -> server.get("/health/ready").statusCode() == 503);

      assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(server.get(TestServer.LIST).statusCode()).isEqualTo(200);
      assertThat(server.post("add", ADD).statusCode()).isEqualTo(503);
    }
  }

  @Test
  void serverShouldNotBeReadyWhileItsFileIsAway() throws IOException {
    Path file = folder.resolve("organization-users.db");
    try (TestServer server = new TestServer(folder)) {
      Path away = Files.move(file, folder.resolve("away"));
      assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);

      Files.move(away, file);
      assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void serverShouldNotBeReadyWhilePostgresIsReadOnly()
      throws IOException, JOSEException, SQLException {
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
          Eventually.holds("ready: " + expected, PATIENCE, () -> ready(instance) == expected);
        }
      }
    }
  }

  private int ready(Instance instance) {
    URI uri = URI.create(instance.address() + "/health/ready");
    return http.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode)
        .join();
  }
}
