package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.RefusedException;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.micrometer.core.instrument.DistributionSummary;
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
import javax.sql.DataSource;

/**
 * The single writer of a database: works that wait together are committed in one transaction, so
 * that they share its flush, and each is answered only after it.
 */
final class GroupCommit implements AutoCloseable {
  private static final int MOST_IN_A_BATCH = 128;
  private static final int MOST_WAITING = 1024;
  private static final long PATIENCE_SECONDS = 10;

  private final BlockingQueue<PendingWrite<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final PendingWrite<Boolean> end = new PendingWrite<>(connection -> true);
  private final DataSource source;
  private volatile DistributionSummary batchSizes =
      DistributionSummary.builder("unmeasured").register(new CompositeMeterRegistry());
  private final Thread thread = new Thread(this::commitUntilClosed, "writer");

  GroupCommit(DataSource source) {
    this.source = source;
    thread.setDaemon(true);
    thread.start();
  }

  /** Tells how many works share a commit. */
  void measure(MeterRegistry registry) {
    batchSizes =
        DistributionSummary.builder("store.writer.batch")
            .description("How many writes were committed together")
            .register(registry);
  }

  <T> T submit(Function<Connection, T> work) {
    PendingWrite<T> pending = new PendingWrite<>(work);
    if (!thread.isAlive() || !waiting.offer(pending)) {
      throw new StoreUnavailableException("too many writes wait", null);
    }
    try {
      return pending.durable.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RefusedException refused) {
        throw refused;
      }
      throw new StoreUnavailableException("the write failed", e.getCause());
    } catch (TimeoutException e) {
      pending.durable.cancel(false);
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
      batch.removeIf(pending -> pending.durable.isCancelled());
      commit(batch);
    }
  }

  private void commit(List<PendingWrite<?>> batch) {
    if (!isAnswered(batch)) {
      // One work's fault is not the others': each gets a transaction of its own.
      batch.stream()
          .filter(pending -> !pending.durable.isCancelled())
          .forEach(pending -> isAnswered(List.of(pending)));
    }
  }

  /** Carries a batch out; false where it has to be carried out again, work by work. */
  private boolean isAnswered(List<PendingWrite<?>> batch) {
    // In SQL, because the driver begins the next transaction, and takes the lock, as it commits.
    try (Connection connection = source.getConnection();
        Statement transaction = connection.createStatement()) {
      transaction.execute("BEGIN IMMEDIATE");
      try {
        batch.forEach(pending -> pending.run(connection));
      } catch (RuntimeException | Error e) {
        transaction.execute("ROLLBACK");
        return batch.size() == 1 && batch.get(0).durable.completeExceptionally(e);
      }
      commit(transaction);
      batchSizes.record(batch.size());
      batch.forEach(pending -> pending.answer());
    } catch (SQLException e) {
      batch.forEach(pending -> pending.durable.completeExceptionally(e));
    }
    return true;
  }

  /** A commit that failed may leave its transaction open. */
  private static void commit(Statement transaction) throws SQLException {
    try {
      transaction.execute("COMMIT");
    } catch (SQLException e) {
      transaction.execute("ROLLBACK");
      throw e;
    }
  }

  /** Finishes what waits. */
  @Override
  public void close() {
    if (waiting.offer(end)) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
