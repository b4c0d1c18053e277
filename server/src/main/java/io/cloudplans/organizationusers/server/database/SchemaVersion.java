package io.cloudplans.organizationusers.server.database;

import io.cloudplans.organizationusers.rules.value.Deadline;

/** Reads the version of a database's schema. */
public final class SchemaVersion {
  private static final String LAST =
      "SELECT version FROM flyway_schema_history WHERE success"
          + " ORDER BY installed_rank DESC LIMIT 1";

  private SchemaVersion() {}

  /** Returns the number of the last migration. */
  public static String of(Database database) {
    return database.read(
        Deadline.NONE, sql -> sql.first(LAST, row -> row.getString(1)).orElse("none"));
  }
}
