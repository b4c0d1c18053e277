package io.cloudplans.organizationusers.server.database;

import com.zaxxer.hikari.HikariConfig;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database, or a compatible engine. Any number of processes may share it. Every wait
 * has a limit: for connecting, for a connection of the pool, for a statement, for a lock and for an
 * unresponsive server.
 */
public final class PostgresDatabase implements Database {
  private static final int POOL_MILLIS = 2_000;

  /** Serialization failure and deadlock: the transaction had no effect and may be retried. */
  private static final Set<String> RETRYABLE = Set.of("40001", "40P01");

  private static final int MAX_ATTEMPTS = 5;
  private static final long BACKOFF_NANOS = 20_000_000;

  private final Pool readers;
  private final Pool writers;
  private final Pool health;

  /** Connects and migrates the schema, creating it if allowed. */
  public PostgresDatabase(URI uri, int connections, Creation creation) {
    this(uri, connections, creation, Isolation.READ_COMMITTED);
  }

  /** Connects and migrates the schema, with an isolation level for writes. */
  public PostgresDatabase(URI uri, int connections, Creation creation, Isolation isolation) {
    PGSimpleDataSource unpooled = PostgresSource.configured(new PGSimpleDataSource(), uri);
    requireUnicode(unpooled);
    Migrations.run(unpooled, Map.of("bytewise", "COLLATE \"C\"", "clustered", ""), creation);
    PGSimpleDataSource source = PostgresSource.configured(new ReconnectingSource(), uri);
    readers = pool("readers", source, Isolation.REPEATABLE_READ, connections);
    writers = pool("writers", source, isolation, connections);
    health = pool("health", source, Isolation.READ_COMMITTED, 1);
  }

  /** Rejects a database that cannot store every reason. */
  private static void requireUnicode(PGSimpleDataSource source) {
    try (Connection connection = source.getConnection()) {
      Sql sql = new Sql(connection, Deadline.NONE);
      if (!sql.first("SHOW server_encoding", row -> row.getString(1)).equals(Optional.of("UTF8"))) {
        throw new IllegalArgumentException("--db: the database's encoding must be UTF8");
      }
    } catch (SQLException | StoreUnavailableException e) {
      // The migrations that follow connect too, and report why they cannot.
    }
  }

  private static Pool pool(String name, PGSimpleDataSource source, Isolation isolation, int size) {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source);
    pool.setPoolName(name);
    pool.setMaximumPoolSize(size);
    pool.setTransactionIsolation("TRANSACTION_" + isolation);
    pool.setReadOnly(name.equals("readers"));
    pool.setAutoCommit(false);
    pool.setConnectionTimeout(POOL_MILLIS);
    // A connection that a proxy cuts must not end the start.
    pool.setInitializationFailTimeout(POOL_MILLIS);
    pool.setExceptionOverride(new LostWorkerOverride());
    return new Pool(pool);
  }

  @Override
  public <T> T read(Deadline deadline, Function<Sql, T> task) {
    return run(readers, deadline, task);
  }

  @Override
  public <T> T write(Deadline deadline, Consumer<Sql> check, Function<Sql, T> task) {
    return run(
        writers,
        deadline,
        sql -> {
          check.accept(sql);
          return task.apply(sql);
        });
  }

  private static <T> T run(Pool pool, Deadline deadline, Function<Sql, T> task) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = pool.connection(deadline)) {
        try {
          Sql sql = new Sql(connection, deadline, true);
          T result = task.apply(sql);
          sql.commit();
          return result;
        } catch (RuntimeException | SQLException e) {
          connection.rollback();
          throw e;
        }
      } catch (SQLException | StoreUnavailableException e) {
        if (attempt == MAX_ATTEMPTS || !isRetryable(e)) {
          throw new StoreUnavailableException("a transaction failed", e);
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(attempt * BACKOFF_NANOS));
      }
    }
  }

  private static boolean isRetryable(Throwable fault) {
    return Stream.of(fault, fault.getCause())
        .filter(SQLException.class::isInstance)
        // The exception of a lost connection has no SQL state.
        .map(part -> Objects.requireNonNullElse(((SQLException) part).getSQLState(), ""))
        .anyMatch(RETRYABLE::contains);
  }

  @Override
  public void requireReady(Deadline deadline, Consumer<Sql> check) {
    run(
        health,
        deadline,
        sql -> {
          check.accept(sql);
          return requireWritable(sql);
        });
  }

  private static boolean requireWritable(Sql sql) {
    if (sql.first("SHOW transaction_read_only", row -> row.getString(1))
        .equals(Optional.of("on"))) {
      throw new StoreUnavailableException("the database is read-only", null);
    }
    return true;
  }

  @Override
  public void measure(MeterRegistry registry) {
    readers.measure(registry);
    writers.measure(registry);
  }

  @Override
  public String forUpdate() {
    return " FOR UPDATE";
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
    health.close();
  }
}
