package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.Deadline;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/**
 * Ends what SQLite works on once its deadline has passed. The driver's query timeout is only how
 * long a statement waits for a lock.
 */
final class Interruption extends ProgressHandler {
  private static final int STEPS = 10_000;

  private final Deadline deadline;

  private Interruption(Deadline deadline) {
    this.deadline = deadline;
  }

  static <T> T of(Connection connection, Deadline deadline, Function<Connection, T> work) {
    try {
      SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
      setHandler(sqlite, STEPS, new Interruption(deadline));
      try {
        return work.apply(connection);
      } finally {
        clearHandler(sqlite);
      }
    } catch (SQLException e) {
      throw new StoreUnavailableException("a work cannot be bounded", e);
    }
  }

  @Override
  protected int progress() {
    return deadline.passed() ? 1 : 0;
  }
}
