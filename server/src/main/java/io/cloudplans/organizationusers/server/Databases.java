package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.server.database.Creation;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.database.OpeningFailure;
import io.cloudplans.organizationusers.server.database.PostgresDatabase;
import io.cloudplans.organizationusers.server.database.SqliteDatabase;
import java.net.URI;
import java.nio.file.Path;

/** Opens the database that the option {@code --db} names. */
public final class Databases {
  private static final String SQLITE = "sqlite:";
  private static final String POSTGRESQL = "postgresql://";
  private static final String EXPECTED = "must be sqlite:FILE or postgresql://HOST:PORT/NAME";

  /** The default number of connections to PostgreSQL for reads, and for writes. */
  public static final int CONNECTIONS = 10;

  private static final int MAX_CONNECTIONS = 1_000;

  private Databases() {}

  /** Opens a database, and creates a missing SQLite file. */
  public static Database open(String url) {
    return open(url, CONNECTIONS);
  }

  /**
   * Opens a database with up to this many connections to PostgreSQL for reads, and as many for
   * writes; creates a missing SQLite file.
   */
  public static Database open(String url, int connections) {
    return open(url, connections, Creation.IF_MISSING);
  }

  public static Database open(String url, int connections, Creation creation) {
    if (connections < 1 || connections > MAX_CONNECTIONS) {
      throw new IllegalArgumentException("--pool-size: must be from 1 to " + MAX_CONNECTIONS);
    }
    try {
      if (url.startsWith(POSTGRESQL)) {
        return new PostgresDatabase(URI.create(url), connections, creation);
      }
      if (url.startsWith(SQLITE) && url.contains("?")) {
        // The driver would read the rest as its settings.
        throw new IllegalArgumentException("--db: a SQLite file's name must not contain ?");
      }
      if (url.startsWith(SQLITE) && url.length() > SQLITE.length()) {
        return new SqliteDatabase(Path.of(url.substring(SQLITE.length())), creation);
      }
    } catch (IllegalArgumentException e) {
      throw namesOption(e) ? e : new IllegalArgumentException("--db: " + EXPECTED, e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("--db: cannot be opened: " + OpeningFailure.cause(e), e);
    }
    throw new IllegalArgumentException("--db: " + EXPECTED);
  }

  private static boolean namesOption(IllegalArgumentException fault) {
    return String.valueOf(fault.getMessage()).startsWith("--");
  }
}
