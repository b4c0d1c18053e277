package io.cloudplans.organizationusers.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The connections to PostgreSQL. */
class PostgresPoolTest {
  /** Fails as Citus does when it loses the connection to a worker. */
  private static final String FAIL = "DO $$ BEGIN RAISE SQLSTATE '08006'; END $$";

  @Test
  void connectionShouldBeKeptWhenItsServerLosesAnotherServer() {
    try (Database database = Databases.open(TestDatabase.postgresql(), 1)) {
      int before = process(database);

      assertThatThrownBy(() -> database.write(Deadline.NONE, sql -> sql.update(FAIL)))
          .isInstanceOf(StoreUnavailableException.class);

      assertThat(process(database)).isEqualTo(before);
    }
  }

  private static int process(Database database) {
    return database.write(
        Deadline.NONE,
        sql -> sql.first("SELECT pg_backend_pid()", row -> row.getInt(1)).orElseThrow());
  }

  @Test
  void openShouldRejectADatabaseThatIsNotInUnicode() throws SQLException {
    String url = TestDatabase.postgresql();
    try (Connection connection = DriverManager.getConnection("jdbc:" + url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
    }

    assertThatThrownBy(() -> Databases.open(url.replaceFirst("/t\\d+", "/latin")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--db: the database's encoding must be UTF8");
  }
}
