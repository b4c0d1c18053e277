package io.cloudplans.organizationusers.server.store;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestDatabase;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Requests that wait for the database's write lock, which another process holds, and requests that
 * do not.
 */
@Tag("store")
@Timeout(60)
class WriteLockTest {
  private static final String ADD = body("new@example.com", "role", "viewer");

  @RegisterExtension static final RunningServer server = new RunningServer().withResetBeforeEach();

  @Test
  void writeShouldNotWaitForTheLockWhenItsCallerHasNoRights() throws SQLException {
    try (Connection other = server.tables().lock()) {
      CompletableFuture<TestResponse> waits =
          server.sendAsync(server.postWith(server.token(OWNER, false), "add", ADD));

      assertThat(server.postAs("viewer@example.com", "add", ADD)).isProblem("role-not-permitted");
      assertThat(server.postAs("nobody@example.com", "add", ADD))
          .isProblem("organization-not-found");
      assertThat(server.get(LIST)).isOk();
      assertThat(waits).isNotDone();
      other.rollback();
      assertThat(waits.join()).isDone(7);
    }
  }

  @Test
  void writeShouldBeUnavailableWhenTheLockIsHeldForTooLong() throws SQLException {
    try (Connection other = server.tables().lock()) {
      TestResponse response = server.post("add", ADD);

      assertThat(response).isProblem("unavailable").hasHeader("Retry-After", "1");
      other.rollback();
      assertThat(server.post("add", ADD)).isDone(7);
    }
  }

  @Test
  void operatorShouldWriteWhileAServerRuns() {
    assertThat(server.post("add", ADD)).isDone(7);
    try (Database other = TestDatabase.open(server.folder())) {
      assertThat(
              new SqlOrganizationRegistry(other, server.clock())
                  .changeMfa(42, policy -> new MfaPolicy(Set.of(MfaClass.VIEW))))
          .isTrue();
    }
    assertThat(server.post("remove", ADD.replace(",\"role\":\"viewer\"", ""))).isDone(9);
  }
}
