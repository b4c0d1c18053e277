package io.cloudplans.organizationusers.server.store;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudplans.organizationusers.rules.roster.Access;
import io.cloudplans.organizationusers.rules.roster.Change;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.Permission;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.roster.UserState;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.SampleOrganization;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writes that wait for their organization's lock on PostgreSQL. */
@Timeout(60)
class PostgresDeadlineTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Permission OWNER =
      new Permission(Set.of(RosterRole.OWNER), MfaClass.USERSMGMT);

  private final String url = TestDatabase.postgresql();
  @AutoClose private Connection other;

  @BeforeEach
  void lock() throws SQLException {
    SampleOrganization.createIn(url, CLOCK);
    other = DriverManager.getConnection("jdbc:" + url);
    other.setAutoCommit(false);
    try (Statement statement = other.createStatement()) {
      statement.execute("SELECT * FROM organization WHERE org_id = 42 FOR UPDATE");
    }
  }

  @Test
  void writeShouldEndWhenItsDeadlinePassesBeforeItHasTheLock() throws SQLException {
    try (Database database = Databases.open(url)) {
      SqlRosterStore store = new SqlRosterStore(database, CLOCK);
      CompletableFuture<Long> waiting = waitingWrite(store);

      assertThatThrownBy(() -> store.write(add("late", Deadline.in(Duration.ofMillis(200)))))
          .isInstanceOf(StoreUnavailableException.class);

      assertThat(waiting).isNotDone();
      other.rollback();
      assertThat(waiting.join()).isEqualTo(7);
      assertThat(store.write(add("late", Deadline.NONE))).isEqualTo(8);
    }
  }

  @Test
  void storeShouldBeAvailableWhenAllItsWritesWait() throws SQLException {
    try (Database database = Databases.open(url, 1)) {
      SqlRosterStore store = new SqlRosterStore(database, CLOCK);
      CompletableFuture<Long> waiting = waitingWrite(store);

      assertThat(store.isAvailable()).isTrue();

      other.rollback();
      assertThat(waiting.join()).isEqualTo(7);
    }
  }

  private CompletableFuture<Long> waitingWrite(SqlRosterStore store) {
    CompletableFuture<Long> waiting = supplyAsync(() -> store.write(add("waiting", Deadline.NONE)));
    Eventually.holds("a write waits", () -> isAwaited());
    return waiting;
  }

  private static RosterWrite add(String name, Deadline deadline) {
    return new RosterWrite(
        new Access(42, "owner@example.com", true, OWNER),
        new Change.Add(name + "@example.com", RosterRole.VIEWER, UserState.ACTIVE),
        null,
        version -> true,
        "r-1",
        deadline);
  }

  private boolean isAwaited() {
    try (Connection connection = DriverManager.getConnection("jdbc:" + url);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*) > 0 FROM pg_locks WHERE NOT granted")) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
