package io.cloudplans.organizationusers.server.database;

import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.value.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/**
 * Interrupts SQLite's statements once a deadline has passed. The driver's query timeout only limits
 * how long a statement waits for a lock.
 */
final class Interruption extends ProgressHandler {
  private static final int STEPS = 10_000;

  private final Deadline deadline;

  private Interruption(Deadline deadline) {
    this.deadline = deadline;
  }

  static <T> T of(Connection connection, Deadline deadline, Function<Sql, T> task) {
    try {
      SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
      setHandler(sqlite, STEPS, new Interruption(deadline));
      try {
        return task.apply(new Sql(connection, deadline));
      } finally {
        clearHandler(sqlite);
      }
    } catch (SQLException e) {
      throw new StoreUnavailableException("a task cannot be bounded", e);
    }
  }

  @Override
  protected int progress() {
    return deadline.passed() ? 1 : 0;
  }
}
