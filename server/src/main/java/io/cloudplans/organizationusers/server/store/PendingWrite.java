package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.Deadline;
import io.cloudplans.organizationusers.rules.roster.RefusedException;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** A work that waits to be committed, and what came of it. */
final class PendingWrite<T> {
  private final long since = System.nanoTime();
  private final Deadline deadline;
  private final Function<Connection, T> work;
  private Runnable answer = () -> {};

  /** What came of the work, once it is durable. */
  final CompletableFuture<T> durable = new CompletableFuture<>();

  PendingWrite(Deadline deadline, Function<Connection, T> work) {
    this.deadline = deadline;
    this.work = work;
  }

  Duration waited() {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /** Works refuse before they write, so a refusal leaves nothing behind in the transaction. */
  void run(Connection connection) {
    if (deadline.passed()) {
      // Whoever waited was told that it failed.
      answer = () -> durable.completeExceptionally(new TimeoutException());
      return;
    }
    try {
      T result = Interruption.of(connection, deadline, work);
      answer = () -> durable.complete(result);
    } catch (RefusedException e) {
      answer = () -> durable.completeExceptionally(e);
    }
  }

  /** Tells the one who waits, after the commit. */
  void answer() {
    answer.run();
  }
}
