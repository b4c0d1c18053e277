package io.cloudplans.organizationusers.server.store;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.command.CommandResult;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that serves requests during an operator's command or another caller's failure. */
@Tag("store")
class SharedDatabaseTest {
  /** An organization on the shard of organization 42. */
  private static final String SAME_SHARD = "46";

  @TempDir private Path folder;

  @Test
  void organizationShouldBeCreatedWhenAServerHasTheDatabaseOpen() {
    try (RunningServer server = new RunningServer().withFolder(folder).start()) {
      assertThat(server.post("add", body("a@b.c", "role", "viewer"))).isOk();

      CommandResult result =
          CommandResult.of(
              "org",
              "create",
              "--db",
              TestDatabase.in(folder),
              "--org-id",
              SAME_SHARD,
              "--owner",
              "owner@example.com");

      assertThat(result).isEqualTo(new CommandResult(0, "", ""));
      assertThat(server.get(USERS + "list?org_id=" + SAME_SHARD)).isOk();
      assertThat(server.post("add", body("d@e.f", "role", "viewer"))).isOk();
    }
  }

  @Test
  @Tag("sqlite")
  void writesShouldSucceedWhenAnotherWaitingWriteFails() throws Exception {
    CountDownLatch all = new CountDownLatch(1);
    try (Database database = TestDatabase.open(folder)) {
      CompletableFuture<Integer> first =
          CompletableFuture.supplyAsync(
              () ->
                  database.write(
                      Deadline.NONE,
                      connection -> {
                        Eventually.isOpen(all);
                        return 1;
                      }));
      CompletableFuture<Integer> failing =
          CompletableFuture.supplyAsync(
              () ->
                  database.write(
                      Deadline.NONE,
                      connection -> {
                        throw new IllegalStateException("a fault of one write");
                      }));
      List<CompletableFuture<Integer>> others =
          List.of(
              CompletableFuture.supplyAsync(() -> database.write(Deadline.NONE, connection -> 2)),
              CompletableFuture.supplyAsync(() -> database.write(Deadline.NONE, connection -> 2)));
      all.countDown();

      assertThat(first.get()).isEqualTo(1);
      assertThat(others).allSatisfy(other -> assertThat(other.get()).isEqualTo(2));
      assertThatThrownBy(failing::join).hasCauseInstanceOf(StoreUnavailableException.class);
    }
  }
}
