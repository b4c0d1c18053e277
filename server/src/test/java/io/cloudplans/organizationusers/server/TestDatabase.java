package io.cloudplans.organizationusers.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The database that belongs to a temporary folder: a SQLite file in it or, where the system
 * property {@code test.database} is {@code postgresql}, one of a PostgreSQL of this process.
 */
final class TestDatabase {
  private static final boolean POSTGRESQL =
      System.getProperty("test.database", "sqlite").equals("postgresql");
  private static final Map<Path, String> CREATED = new ConcurrentHashMap<>();

  private TestDatabase() {}

  /** What {@code --db} takes; with {@code jdbc:} before it, what the driver takes. */
  static String in(Path folder) {
    return POSTGRESQL
        ? CREATED.computeIfAbsent(folder, TestDatabase::created)
        : "sqlite:" + folder.resolve("organization-users.db");
  }

  private static String created(Path folder) {
    String name = "t" + CREATED.size();
    try (Connection connection = Postgres.RUNNING.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return "postgresql://127.0.0.1:%d/%s?user=postgres".formatted(Postgres.RUNNING.getPort(), name);
  }

  /** Starts with the first database that is asked for, and ends with the process. */
  private static final class Postgres {
    static final EmbeddedPostgres RUNNING = started();

    private static EmbeddedPostgres started() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
