package io.cloudplans.organizationusers.server.database;

import io.cloudplans.organizationusers.rules.roster.RejectedException;
import io.cloudplans.organizationusers.rules.value.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** A task that is waiting for its commit, and its outcome. */
final class PendingWrite<T> {
  private final long submitted = System.nanoTime();
  private final Deadline deadline;
  private final Function<Sql, T> task;
  private Runnable completion = () -> {};

  /** The outcome, once it is durable. */
  final CompletableFuture<T> outcome = new CompletableFuture<>();

  PendingWrite(Deadline deadline, Function<Sql, T> task) {
    this.deadline = deadline;
    this.task = task;
  }

  Duration waited() {
    return Duration.ofNanos(System.nanoTime() - submitted);
  }

  /**
   * Runs the task. Tasks reject before they write, so a rejection leaves nothing in the shared
   * transaction.
   */
  void run(SqliteConnection connection) {
    if (deadline.hasPassed()) {
      // The caller has already been told that the write failed.
      completion = () -> outcome.completeExceptionally(new TimeoutException());
      return;
    }
    try {
      T result = SqliteDatabase.run(connection, deadline, task);
      completion = () -> outcome.complete(result);
    } catch (RejectedException e) {
      completion = () -> outcome.completeExceptionally(e);
    }
  }

  /** Reports the outcome to the caller; called after the commit. */
  void complete() {
    completion.run();
  }
}
