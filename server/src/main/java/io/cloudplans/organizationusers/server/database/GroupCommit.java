package io.cloudplans.organizationusers.server.database;

import io.cloudplans.organizationusers.rules.roster.RejectedException;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The single writer of a database: tasks that wait together share one transaction and its flush,
 * and each completes only after the commit.
 */
final class GroupCommit implements AutoCloseable {
  private static final int MAX_BATCH = 128;
  private static final int MAX_WAITING = 1024;
  private static final long CLOSE_SECONDS = 10;

  private final BlockingQueue<PendingWrite<?>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final PendingWrite<Boolean> end = new PendingWrite<>(Deadline.NONE, sql -> true);
  private final Pool pool;
  private final Runnable beforeCommit;
  private final Consumer<Connection> afterBatch;
  private volatile WriterMeter meter = WriterMeter.in(new CompositeMeterRegistry());
  private final Thread thread = new Thread(this::commitUntilClosed, "writer");

  /**
   * Starts the writer.
   *
   * @param beforeCommit throws to prevent a commit
   * @param afterBatch runs once the callers of a batch have their outcomes; must not throw
   */
  GroupCommit(Pool pool, Runnable beforeCommit, Consumer<Connection> afterBatch) {
    this.pool = pool;
    this.beforeCommit = beforeCommit;
    this.afterBatch = afterBatch;
    thread.setDaemon(true);
    thread.start();
  }

  void measure(MeterRegistry registry) {
    meter = WriterMeter.in(registry);
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  <T> T submit(Deadline deadline, Function<Sql, T> task) {
    PendingWrite<T> pending = new PendingWrite<>(deadline, task);
    if (!isAlive() || !waiting.offer(pending)) {
      throw new StoreUnavailableException("the writer has stopped or its queue is full", null);
    }
    try {
      return pending.outcome.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RejectedException rejected) {
        throw rejected;
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
      waiting.drainTo(batch, MAX_BATCH - 1);
      if (!tryCommit(batch)) {
        // One task's failure must not affect the others: run each in its own transaction.
        batch.forEach(pending -> tryCommit(List.of(pending)));
      }
    }
  }

  /** Executes a batch; returns false if its tasks must be retried one by one. */
  private boolean tryCommit(List<PendingWrite<?>> batch) {
    try (Connection connection = pool.connection(Deadline.NONE)) {
      commit(batch, connection);
      meter.batches().record(batch.size());
      batch.forEach(PendingWrite::complete);
      afterBatch.accept(connection);
    } catch (RuntimeException | Error e) {
      return batch.size() == 1 && batch.get(0).outcome.completeExceptionally(e);
    } catch (SQLException e) {
      batch.forEach(pending -> pending.outcome.completeExceptionally(e));
    }
    return true;
  }

  private void commit(List<PendingWrite<?>> batch, Connection pooled) throws SQLException {
    try {
      SqliteConnection connection = pooled.unwrap(SqliteConnection.class);
      SqliteDatabase.execute("BEGIN IMMEDIATE", connection);
      batch.forEach(
          pending -> {
            meter.waits().record(pending.waited());
            pending.run(connection);
          });
      beforeCommit.run();
      SqliteDatabase.execute("COMMIT", connection);
    } catch (RuntimeException | Error | SQLException e) {
      // Only some failures roll back; closing the connection always does.
      pool.evict(pooled);
      throw e;
    }
  }

  /** Executes the waiting tasks, then stops. */
  @Override
  public void close() {
    if (waiting.offer(end)) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
