package io.cloudplans.organizationusers.server.database;

/** Whether opening a database may create it. */
public enum Creation {
  /** Only an existing database is opened. */
  NEVER,
  /**
   * A missing database is created; an empty SQLite file is rejected, because it has lost its data.
   */
  IF_MISSING,
  /** A missing or an empty database is created. */
  IF_EMPTY
}
