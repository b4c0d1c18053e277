package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.RefusedException;
import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A work that waits to be committed, and what came of it. */
final class PendingWrite<T> {
  private final Function<Connection, T> work;
  private Runnable answer = () -> {};

  /** What came of the work, once it is durable. */
  final CompletableFuture<T> durable = new CompletableFuture<>();

  PendingWrite(Function<Connection, T> work) {
    this.work = work;
  }

  /** Works refuse before they write, so a refusal leaves nothing behind in the transaction. */
  void run(Connection connection) {
    try {
      T result = work.apply(connection);
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
