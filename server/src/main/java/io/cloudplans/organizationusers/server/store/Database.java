package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.util.function.Function;

/**
 * Transactions on one database. What a work throws is thrown, after a rollback; a fault of the
 * database is a {@link io.cloudplans.organizationusers.rules.roster.StoreUnavailableException}. A
 * work may run more than once and must do nothing outside the database. Past its deadline none is
 * begun, and one that runs is ended where the database can be interrupted.
 */
public interface Database extends AutoCloseable {

  /** Runs a work that only reads, on one snapshot. */
  <T> T read(Deadline deadline, Function<Connection, T> work);

  /** Runs a work that may write; returns once what it wrote is durable. */
  <T> T write(Deadline deadline, Function<Connection, T> work);

  /** Whether writes can be carried out, as far as can be told without one. */
  boolean writable(Deadline deadline);

  /** Tells how its connections are used; called once. */
  void measure(MeterRegistry registry);

  /** What a select of a row ends with that the transaction is to keep to itself. */
  String forUpdate();

  @Override
  void close();
}
