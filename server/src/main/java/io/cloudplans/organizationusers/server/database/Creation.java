package io.cloudplans.organizationusers.server.database;

/** The rule for creating a database that is opened. */
public enum Creation {
  /** Opens only an existing database. */
  NEVER,
  /** Creates a missing database; rejects an empty SQLite file, which has lost its data. */
  IF_MISSING,
  /** Creates a missing or empty database. */
  IF_EMPTY
}
