package io.cloudplans.organizationusers.server.database;

/** Determines whether opening a database may create it. */
public enum Creation {
  /** Opens only an existing database. */
  NEVER,
  /** Creates a missing database; rejects an empty SQLite file, which has lost its data. */
  IF_MISSING,
  /** Creates a missing or empty database. */
  IF_EMPTY
}
