package io.cloudplans.organizationusers.server.database;

import io.cloudplans.organizationusers.rules.value.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
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
  <T> T write(Deadline deadline, Function<Sql, T> task);

  /** Returns whether writes can succeed, as far as can be known without one. */
  boolean writable(Deadline deadline);

  /** Registers the meters of its connections; called once. */
  void measure(MeterRegistry registry);

  /** Returns the end of a select that locks its row until the transaction ends. */
  String forUpdate();

  @Override
  void close();
}
