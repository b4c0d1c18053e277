package io.cloudplans.organizationusers.server.database;

import io.cloudplans.organizationusers.rules.value.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs tasks in transactions on one database. What a task throws is thrown, after a rollback; a
 * fault of the database becomes a {@link
 * io.cloudplans.organizationusers.rules.roster.StoreUnavailableException}. A task may run more than
 * once and has no effect outside the database. No task begins past its deadline, and a running task
 * is interrupted where the database allows it.
 */
public interface Database extends AutoCloseable {

  /** Runs a task that only reads, on one snapshot. */
  <T> T read(Deadline deadline, Function<Sql, T> task);

  /** Runs a task that may write; returns once its writes are durable. */
  default <T> T write(Deadline deadline, Function<Sql, T> task) {
    return write(deadline, sql -> {}, task);
  }

  /**
   * Runs a task that may write, after a check that reads without a lock and whose exception ends
   * it.
   */
  <T> T write(Deadline deadline, Consumer<Sql> check, Function<Sql, T> task);

  /**
   * Throws unless the database serves reads and accepts writes. Runs a check, on a connection of
   * its own: busy connections do not matter.
   */
  void requireReady(Deadline deadline, Consumer<Sql> check);

  /** Throws at once, without a look at its content, if the database is known to be lost. */
  default void requireIntact() {}

  /** Reads the whole database; throws if a part of it is damaged. */
  default void verify() {}

  /** Removes the content of deleted rows from the database's files, where the database keeps it. */
  default void discardTraces() {}

  /** Registers the meters of its connections; called once. */
  void measure(MeterRegistry registry);

  /** Returns the end of a select that locks its row until the transaction ends. */
  String forUpdate();

  @Override
  void close();
}
