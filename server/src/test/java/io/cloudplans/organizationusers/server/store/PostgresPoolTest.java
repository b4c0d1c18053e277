package io.cloudplans.organizationusers.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.fixture.TestDatabase;
import org.junit.jupiter.api.Test;

/** The connections to PostgreSQL. */
class PostgresPoolTest {
  /** As Citus reports a connection that it lost to one of its workers. */
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
}
