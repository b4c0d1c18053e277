package io.cloudplans.organizationusers.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A connection pool with a deadline for each request; HikariCP's data source has one timeout for
 * all.
 */
final class Pool implements AutoCloseable {
  private static final int VALIDATION_MILLIS = 1_000;

  private final HikariPool pool;
  private final long maxMillis;

  Pool(HikariConfig config) {
    config.setValidationTimeout(VALIDATION_MILLIS);
    config.validate();
    maxMillis = config.getConnectionTimeout();
    pool = new HikariPool(config);
  }

  Connection connection(Deadline deadline) throws SQLException {
    return pool.getConnection(Math.min(maxMillis, deadline.remaining().toMillis()));
  }

  /** Closes a connection of the pool, regardless of its state. */
  void evict(Connection connection) {
    pool.evictConnection(connection);
  }

  void measure(MeterRegistry registry) {
    pool.setMetricRegistry(registry);
  }

  @Override
  public void close() {
    try {
      pool.shutdown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
