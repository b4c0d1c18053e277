package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.Deadline;
import io.cloudplans.organizationusers.rules.roster.RefusedException;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The single writer of a database: works that wait together are committed in one transaction, so
 * that they share its flush, and each is answered only after it.
 */
final class GroupCommit implements AutoCloseable {
  private static final int MOST_IN_A_BATCH = 128;
  private static final int MOST_WAITING = 1024;
  private static final long CLOSING_SECONDS = 10;

  private final BlockingQueue<PendingWrite<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final PendingWrite<Boolean> end = new PendingWrite<>(Deadline.NONE, connection -> true);
  private final Pool pool;
  private volatile WriterMeter meter = WriterMeter.in(new CompositeMeterRegistry());
  private final Thread thread = new Thread(this::commitUntilClosed, "writer");

  GroupCommit(Pool pool) {
    this.pool = pool;
    thread.setDaemon(true);
    thread.start();
  }

  void measure(MeterRegistry registry) {
    meter = WriterMeter.in(registry);
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  <T> T submit(Deadline deadline, Function<Connection, T> work) {
    PendingWrite<T> pending = new PendingWrite<>(deadline, work);
    if (!isAlive() || !waiting.offer(pending)) {
      throw new StoreUnavailableException("too many writes wait, or none is carried out", null);
    }
    try {
      return pending.durable.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RefusedException refused) {
        throw refused;
      }
      throw new StoreUnavailableException("the write failed", e.getCause());
    } catch (TimeoutException e) {
      throw new StoreUnavailableException("the write waited too long", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("the write was interrupted", e);
    }
  }

  private void commitUntilClosed() {
    List<PendingWrite<?>> batch = new ArrayList<>();
    while (!batch.contains(end)) {
      batch.clear();
      try {
        batch.add(waiting.take());
      } catch (InterruptedException e) {
        return;
      }
      waiting.drainTo(batch, MOST_IN_A_BATCH - 1);
      if (!isAnswered(batch)) {
        // One work's fault is not the others': each gets a transaction of its own.
        batch.forEach(pending -> isAnswered(List.of(pending)));
      }
    }
  }

  /** Carries a batch out; false where it has to be carried out again, work by work. */
  private boolean isAnswered(List<PendingWrite<?>> batch) {
    try (Connection connection = pool.connection(Deadline.NONE)) {
      commit(batch, connection);
      meter.batches().record(batch.size());
      batch.forEach(PendingWrite::answer);
    } catch (RuntimeException | Error e) {
      return batch.size() == 1 && batch.get(0).durable.completeExceptionally(e);
    } catch (SQLException e) {
      batch.forEach(pending -> pending.durable.completeExceptionally(e));
    }
    return true;
  }

  private void commit(List<PendingWrite<?>> batch, Connection connection) throws SQLException {
    // In SQL, because the driver begins the next transaction, and takes the lock, as it commits.
    try (Statement transaction = connection.createStatement()) {
      transaction.execute("BEGIN IMMEDIATE");
      batch.forEach(
          pending -> {
            meter.waits().record(pending.waited());
            pending.run(connection);
          });
      transaction.execute("COMMIT");
    } catch (RuntimeException | Error | SQLException e) {
      // Some faults have rolled back, others have not: closing the connection does.
      pool.evict(connection);
      throw e;
    }
  }

  /** Finishes what waits. */
  @Override
  public void close() {
    if (waiting.offer(end)) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
