package io.cloudplans.organizationusers.server;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudplans.organizationusers.rules.roster.Access;
import io.cloudplans.organizationusers.rules.roster.Change;
import io.cloudplans.organizationusers.rules.roster.Deadline;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.Permission;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.roster.UserState;
import io.cloudplans.organizationusers.server.store.Database;
import io.cloudplans.organizationusers.server.store.SqlRosterStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A write that waits for its organization's lock on PostgreSQL longer than it may. */
@Timeout(60)
class PostgresDeadlineTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Permission OWNER =
      new Permission(Set.of(RosterRole.OWNER), MfaClass.USERSMGMT);

  @Test
  void writeShouldEndWhenItsDeadlinePassesBeforeItHasTheLock() throws IOException, SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      String url =
          "postgresql://postgres:postgres@127.0.0.1:%d/postgres".formatted(postgres.getPort());
      SampleOrganization.createIn(url, CLOCK);
      try (Database database = Databases.open(url);
          Connection other = postgres.getPostgresDatabase().getConnection();
          Statement statement = other.createStatement()) {
        SqlRosterStore store = new SqlRosterStore(database, CLOCK);
        other.setAutoCommit(false);
        statement.execute("SELECT * FROM organization WHERE org_id = 42 FOR UPDATE");
        CompletableFuture<Long> patient =
            supplyAsync(() -> store.write(add("patient", Deadline.NONE)));
        Eventually.holds("a write waits", Duration.ofSeconds(3), () -> isAwaited(postgres));

        assertThatThrownBy(() -> store.write(add("late", Deadline.in(Duration.ofMillis(200)))))
            .isInstanceOf(StoreUnavailableException.class);

        assertThat(patient).isNotDone();
        other.rollback();
        assertThat(patient.join()).isEqualTo(7);
        assertThat(store.write(add("late", Deadline.NONE))).isEqualTo(8);
      }
    }
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

  private static boolean isAwaited(EmbeddedPostgres postgres) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*) > 0 FROM pg_locks WHERE NOT granted")) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
