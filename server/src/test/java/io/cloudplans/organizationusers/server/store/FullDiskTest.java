package io.cloudplans.organizationusers.server.store;

import static io.cloudplans.organizationusers.server.fixture.ResponseAssertions.assertDone;
import static io.cloudplans.organizationusers.server.fixture.ResponseAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.fixture.RosterFile;
import io.cloudplans.organizationusers.server.fixture.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQLite that cannot write: its file may not grow, or not change at all. */
@Timeout(60)
class FullDiskTest {
  private static final int MORE_THAN_FIT = 1_000;

  @TempDir Path folder;
  private int version = 6;

  @ParameterizedTest
  @ValueSource(strings = {"PRAGMA max_page_count = 1", "PRAGMA query_only = 1"})
  void addShouldBeUnavailableOnlyAsLongAsNothingCanBeWritten(String limit) {
    try (TestServer server = new TestServer(folder)) {
      for (int i = 0; i < 3; i++) {
        server.database().write(Deadline.NONE, sql -> execute(sql.connection(), limit));

        assertProblem(addUntilRefused(server), "unavailable");

        assertThat(server.get(TestServer.LIST).headers().firstValue("ETag"))
            .hasValue("\"42-" + version + "\"");
      }
      assertDone(add(server), version + 1);
    }
    RosterFile file = RosterFile.in(folder);
    assertThat(file.history()).hasSize(version + 1);
    assertThat(file.roster()).isEqualTo(file.rosterOfHistory()).hasSize(version + 1);
    assertThat(file.integrity()).isEqualTo("ok");
  }

  private HttpResponse<String> addUntilRefused(TestServer server) {
    HttpResponse<String> answer = add(server);
    for (int i = 0; i < MORE_THAN_FIT && answer.statusCode() == 200; i++) {
      assertDone(answer, ++version);
      answer = add(server);
    }
    return answer;
  }

  private HttpResponse<String> add(TestServer server) {
    String body = "{\"org_id\":\"42\",\"user_id\":\"u%d@example.com\",\"role\":\"viewer\"}";
    return server.post("add", body.formatted(version));
  }

  private static boolean execute(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
