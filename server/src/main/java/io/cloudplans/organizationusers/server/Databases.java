package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.server.store.Database;
import io.cloudplans.organizationusers.server.store.SqliteDatabase;
import java.nio.file.Path;

/** Opens the database that {@code --db} names. */
final class Databases {
  private static final String SQLITE = "sqlite:";

  private Databases() {}

  static Database open(String url) {
    if (!url.startsWith(SQLITE) || url.length() == SQLITE.length()) {
      throw new IllegalArgumentException("--db: must be sqlite:FILE");
    }
    try {
      return new SqliteDatabase(Path.of(url.substring(SQLITE.length())));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("--db: cannot be opened", e);
    }
  }
}
