package io.cloudplans.organizationusers.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A data source that retries until it is connected. If a failure reached the pool, the pool would
 * retry at growing intervals and notice late that the database is back.
 */
final class ReconnectingSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;
  private static final long PAUSE_MILLIS = 250;

  @Override
  public Connection getConnection() throws SQLException {
    while (true) {
      try {
        return super.getConnection();
      } catch (SQLException e) {
        pause(e);
      }
    }
  }

  /** Pauses before a retry. Closing the pool interrupts the pause. */
  private static void pause(SQLException fault) throws SQLException {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw fault;
    }
  }
}
