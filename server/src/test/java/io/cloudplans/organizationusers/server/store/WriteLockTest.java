package io.cloudplans.organizationusers.server.store;

import static io.cloudplans.organizationusers.server.fixture.ResponseAssertions.assertDone;
import static io.cloudplans.organizationusers.server.fixture.ResponseAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.fixture.TestDatabase;
import io.cloudplans.organizationusers.server.fixture.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for the database's write lock, which another process may hold, and who does not. */
@Tag("store")
@Timeout(60)
class WriteLockTest {
  private static final String ADD =
      "{\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"role\":\"viewer\"}";

  @TempDir Path folder;

  @Test
  void writeShouldNotWaitForTheLockWhenItsCallerHasNoRights() throws SQLException {
    try (TestServer server = new TestServer(folder);
        Connection other = server.file().lock()) {
      HttpRequest.Builder allowed =
          server
              .request(TestServer.USERS + "add")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(ADD));
      HttpRequest.Builder refused =
          allowed
              .copy()
              .setHeader("Authorization", "Bearer " + server.token("viewer@example.com", false));
      HttpRequest.Builder foreign =
          allowed
              .copy()
              .setHeader("Authorization", "Bearer " + server.token("nobody@example.com", false));
      CompletableFuture<HttpResponse<String>> waits =
          server.http.sendAsync(allowed.build(), BodyHandlers.ofString());

      assertProblem(server.send(refused), "role-not-permitted");
      assertProblem(server.send(foreign), "organization-not-found");
      assertThat(server.get(TestServer.LIST).statusCode()).isEqualTo(200);
      assertThat(waits).isNotDone();
      other.rollback();
      assertDone(waits.join(), 7);
    }
  }

  @Test
  void writeShouldBeUnavailableWhenTheLockIsHeldForLong() throws SQLException {
    try (TestServer server = new TestServer(folder);
        Connection other = server.file().lock()) {
      HttpResponse<String> answer = server.post("add", ADD);

      assertProblem(answer, "unavailable");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      other.rollback();
      assertDone(server.post("add", ADD), 7);
    }
  }

  @Test
  void operatorShouldWriteWhileAServerRuns() {
    try (TestServer server = new TestServer(folder)) {
      assertDone(server.post("add", ADD), 7);
      try (Database other = Databases.open(TestDatabase.in(folder))) {
        assertThat(
                new SqlOrganizationRegistry(other, server.clock)
                    .changeMfa(42, policy -> new MfaPolicy(Set.of(MfaClass.VIEW))))
            .isTrue();
      }
      assertDone(server.post("remove", ADD.replace(",\"role\":\"viewer\"", "")), 9);
    }
  }
}
