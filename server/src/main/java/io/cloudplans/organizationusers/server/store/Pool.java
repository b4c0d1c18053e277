package io.cloudplans.organizationusers.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool;
import io.cloudplans.organizationusers.rules.roster.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;

/** Connections that are waited for until a deadline; HikariCP's data source knows one time only. */
final class Pool implements AutoCloseable {
  private static final int ALIVE_MILLIS = 1_000;

  private final HikariPool pool;
  private final long mostMillis;

  Pool(HikariConfig config) {
    config.setValidationTimeout(ALIVE_MILLIS);
    config.validate();
    mostMillis = config.getConnectionTimeout();
    pool = new HikariPool(config);
  }

  Connection connection(Deadline deadline) throws SQLException {
    return pool.getConnection(Math.min(mostMillis, deadline.left().toMillis()));
  }

  /** Closes a connection of the pool, whatever state it is in. */
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
