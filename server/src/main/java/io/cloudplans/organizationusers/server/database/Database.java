package io.cloudplans.organizationusers.server.database;

import io.cloudplans.organizationusers.rules.value.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A database, which runs tasks in transactions. An exception of a task is rethrown after a
 * rollback; a database error becomes a {@link
 * io.cloudplans.organizationusers.rules.roster.StoreUnavailableException}. A task may run more than
 * once and must have no effect outside the database. No task begins after its deadline, and a
 * running task is interrupted if the database supports this.
 */
public interface Database extends AutoCloseable {

  /** Runs a read-only task on one snapshot. */
  <T> T read(Deadline deadline, Function<Sql, T> task);

  /** Runs a task that may write; returns once its writes are durable. */
  default <T> T write(Deadline deadline, Function<Sql, T> task) {
    return write(deadline, sql -> {}, task);
  }

  /**
   * Runs a check that reads without a lock, and then a task that may write. If the check throws,
   * the task does not run.
   */
  <T> T write(Deadline deadline, Consumer<Sql> check, Function<Sql, T> task);

  /**
   * Throws unless the database serves reads and accepts writes. Runs a check on a separate
   * connection, so that busy connections do not matter.
   */
  void requireReady(Deadline deadline, Consumer<Sql> check);

  /** Throws immediately, without reading the content, if the database is known to be lost. */
  default void requireIntact() {}

  /** Reads the whole database; throws if any part is damaged. */
  default void verify() {}

  /** Removes the remaining content of deleted rows from the database's files. */
  default void discardTraces() {}

  /** Registers the metrics of the connections; called once. */
  void measure(MeterRegistry registry);

  /** Returns the clause that makes a select lock its row until the transaction ends. */
  String forUpdate();

  @Override
  void close();
}
