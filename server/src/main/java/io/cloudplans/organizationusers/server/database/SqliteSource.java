package io.cloudplans.organizationusers.server.database;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** Creates sources of connections to a SQLite file. */
final class SqliteSource {
  static final int BUSY_MILLIS = 5_000;

  private SqliteSource() {}

  static SQLiteDataSource of(Path path) {
    return of(path, () -> {});
  }

  /**
   * Creates a source of connections.
   *
   * @param check runs before each connection is opened
   */
  static SQLiteDataSource of(Path path, Runnable check) {
    String file = path.toAbsolutePath().toString();
    SQLiteDataSource source =
        new SQLiteDataSource(settings()) {
          @Override
          public SQLiteConnection getConnection(String user, String password) throws SQLException {
            check.run();
            return new SqliteConnection(getUrl(), file, getConfig().toProperties());
          }

          /**
           * Returns how many seconds a closing pool waits for a connection that is being opened.
           */
          @Override
          public int getLoginTimeout() {
            return 2 * BUSY_MILLIS / 1_000;
          }
        };
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static SQLiteConfig settings() {
    SQLiteConfig settings = new SQLiteConfig();
    // Connecting must not create a missing file.
    settings.resetOpenMode(SQLiteOpenMode.CREATE);
    settings.setJournalMode(JournalMode.WAL);
    settings.setSynchronous(SynchronousMode.FULL);
    settings.setBusyTimeout(BUSY_MILLIS);
    settings.enforceForeignKeys(true);
    settings.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    // Without this, the driver would prepare and execute another query after each write.
    settings.setGetGeneratedKeys(false);
    return settings;
  }
}
