package io.cloudplans.organizationusers.server.store;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.fixture.RosterTables;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQLite that cannot write, because its file cannot grow or cannot change at all. */
@Timeout(60)
class FullDiskTest {
  private static final int TOO_MANY_USERS = 1_000;

  @TempDir Path folder;
  private int version = 6;

  @ParameterizedTest
  @ValueSource(strings = {"PRAGMA max_page_count = 1", "PRAGMA query_only = 1"})
  void addShouldBeUnavailableOnlyWhileNothingCanBeWritten(String limit) {
    try (RunningServer server = new RunningServer().withFolder(folder).start()) {
      for (int i = 0; i < 3; i++) {
        server.database().write(Deadline.NONE, sql -> execute(sql.connection(), limit));

        assertThat(addUntilRejected(server)).isProblem("unavailable");

        assertThat(server.get(LIST)).hasHeader("ETag", "\"42-" + version + "\"");
      }
      assertThat(add(server)).isDone(version + 1);
    }
    RosterTables file = RosterTables.in(folder);
    assertThat(file.history()).hasSize(version + 1);
    assertThat(file.roster()).isEqualTo(file.rosterOfHistory()).hasSize(version + 1);
    assertThat(file.integrity()).isEqualTo("ok");
  }

  private TestResponse addUntilRejected(RunningServer server) {
    TestResponse response = add(server);
    for (int i = 0; i < TOO_MANY_USERS && response.status() == 200; i++) {
      assertThat(response).isDone(++version);
      response = add(server);
    }
    return response;
  }

  private TestResponse add(RunningServer server) {
    return server.post("add", body("u%d@example.com".formatted(version), "role", "viewer"));
  }

  private static boolean execute(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
