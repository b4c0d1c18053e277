package io.cloudplans.organizationusers.server.database;

import com.zaxxer.hikari.HikariConfig;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/**
 * A SQLite file in WAL mode: reads run concurrently, writes one after another, and each commit is
 * flushed to the disk before it is reported.
 */
public final class SqliteDatabase implements Database {
  private static final int BUSY_MILLIS = 5_000;

  private final Path file;
  private final Pool readers;
  private final Pool writer;
  private final GroupCommit commits;

  /** Opens the file, creates it if it is missing, and updates its schema. */
  public SqliteDatabase(Path file) {
    this.file = file;
    int cores = Runtime.getRuntime().availableProcessors();
    Migrations.run(
        source(file), Map.of("bytewise", "COLLATE BINARY", "clustered", "WITHOUT ROWID"));
    writer = pool(file, "writer", true, 1);
    readers = pool(file, "readers", false, Math.max(4, 2 * cores));
    commits = new GroupCommit(writer);
  }

  private static SQLiteDataSource source(Path file) {
    SQLiteConfig sqlite = new SQLiteConfig();
    sqlite.setJournalMode(JournalMode.WAL);
    sqlite.setSynchronous(SynchronousMode.FULL);
    sqlite.setBusyTimeout(BUSY_MILLIS);
    sqlite.enforceForeignKeys(true);
    SQLiteDataSource source = new SQLiteDataSource(sqlite);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  private static Pool pool(Path file, String name, boolean autoCommit, int size) {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source(file));
    pool.setPoolName(name);
    pool.setMaximumPoolSize(size);
    pool.setAutoCommit(autoCommit);
    pool.setConnectionTimeout(BUSY_MILLIS);
    return new Pool(pool);
  }

  @Override
  public <T> T read(Deadline deadline, Function<Sql, T> task) {
    try (Connection connection = readers.connection(deadline)) {
      try {
        return Interruption.of(connection, deadline, task);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new StoreUnavailableException("the database cannot be read", e);
    }
  }

  @Override
  public <T> T write(Deadline deadline, Function<Sql, T> task) {
    return commits.submit(deadline, task);
  }

  /** Returns false for a file that is gone or on a disk that has become read-only. */
  @Override
  public boolean writable(Deadline deadline) {
    return commits.isAlive() && Files.isWritable(file);
  }

  @Override
  public void measure(MeterRegistry registry) {
    readers.measure(registry);
    commits.measure(registry);
  }

  @Override
  public String forUpdate() {
    return "";
  }

  @Override
  public void close() {
    commits.close();
    readers.close();
    writer.close();
  }
}
