package io.cloudplans.organizationusers.server.store;

import com.zaxxer.hikari.HikariConfig;
import io.cloudplans.organizationusers.rules.roster.Deadline;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database, or an engine that speaks its language. Any number of processes may share
 * it. Nothing waits without a limit: connecting, a connection of the pool, a statement, a lock, and
 * a server that went silent.
 */
public final class PostgresDatabase implements Database {
  private static final int POOL_MILLIS = 2_000;

  /** Serialization failure and deadlock: the transaction did nothing and may be run again. */
  private static final Set<String> AGAIN = Set.of("40001", "40P01");

  private static final int MOST_TRIES = 5;
  private static final long BACKOFF_NANOS = 20_000_000;

  private final Pool readers;
  private final Pool writers;

  /** Connects, and brings the schema up to date. */
  public PostgresDatabase(URI uri, int connections) {
    Migrations.run(
        PostgresSource.leading(new PGSimpleDataSource(), uri),
        Map.of("bytewise", "COLLATE \"C\"", "clustered", ""));
    PGSimpleDataSource source = PostgresSource.leading(new ReconnectingSource(), uri);
    readers = pool(source, "TRANSACTION_REPEATABLE_READ", true, connections);
    writers = pool(source, "TRANSACTION_READ_COMMITTED", false, connections);
  }

  private static Pool pool(
      PGSimpleDataSource source, String isolation, boolean readOnly, int size) {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source);
    pool.setPoolName(readOnly ? "readers" : "writers");
    pool.setMaximumPoolSize(size);
    pool.setTransactionIsolation(isolation);
    pool.setReadOnly(readOnly);
    pool.setAutoCommit(false);
    pool.setConnectionTimeout(POOL_MILLIS);
    return new Pool(pool);
  }

  @Override
  public <T> T read(Deadline deadline, Function<Connection, T> work) {
    return run(readers, deadline, work);
  }

  @Override
  public <T> T write(Deadline deadline, Function<Connection, T> work) {
    return run(writers, deadline, work);
  }

  private static <T> T run(Pool pool, Deadline deadline, Function<Connection, T> work) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = pool.connection(deadline)) {
        try {
          T result = work.apply(connection);
          connection.commit();
          return result;
        } catch (RuntimeException | SQLException e) {
          connection.rollback();
          throw e;
        }
      } catch (SQLException | StoreUnavailableException e) {
        if (attempt == MOST_TRIES || !mayRunAgain(e)) {
          throw new StoreUnavailableException("the database did not carry out a transaction", e);
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(attempt * BACKOFF_NANOS));
      }
    }
  }

  private static boolean mayRunAgain(Throwable fault) {
    return Stream.of(fault, fault.getCause())
        .filter(SQLException.class::isInstance)
        // A connection that was cut has no state to tell.
        .map(part -> Objects.requireNonNullElse(((SQLException) part).getSQLState(), ""))
        .anyMatch(AGAIN::contains);
  }

  /** Also where all connections are busy, so that one slow organization is not the end of all. */
  @Override
  public boolean writable(Deadline deadline) {
    try {
      return write(deadline, connection -> isWritable(new Sql(connection, deadline)));
    } catch (StoreUnavailableException e) {
      return true;
    }
  }

  private static boolean isWritable(Sql sql) {
    return sql.first("SHOW transaction_read_only", row -> row.getString(1).equals("off"))
        .orElse(false);
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
  }
}
