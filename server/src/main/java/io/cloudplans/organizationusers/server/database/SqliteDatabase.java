package io.cloudplans.organizationusers.server.database;

import com.zaxxer.hikari.HikariConfig;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite file in WAL mode: reads run concurrently, writes one after another, and each commit is
 * flushed to the disk before it is reported.
 */
public final class SqliteDatabase implements Database {
  /** "OUSR" in the file's header, which other programs' files lack. */
  private static final int APPLICATION_ID = 0x4f555352;

  /** The size of the log, in bytes, from which the writer empties it. */
  private static final long LONG_LOG = 32 << 20;

  private final SqliteFile file;
  private final Connection anchor;
  private final Pool readers;
  private final Pool writer;
  private final GroupCommit commits;
  private long maxLog = LONG_LOG;

  /** Opens the file, creates it if allowed, and migrates its schema. */
  public SqliteDatabase(Path path, Creation creation) {
    file = new SqliteFile(path);
    try {
      file.prepare(creation);
      boolean unclean = creation == Creation.IF_MISSING && file.logSize() > 0;
      rejectForeignFile();
      Migrations.run(
          SqliteSource.of(path),
          Map.of("bytewise", "COLLATE BINARY", "clustered", "WITHOUT ROWID"),
          creation);
      // Keeps the log and the index in place while the pools open and close connections.
      anchor = SqliteSource.of(path).getConnection();
      Sql sql = new Sql(anchor, Deadline.NONE);
      if (SqliteFile.number(sql, "application_id") != APPLICATION_ID) {
        sql.update("PRAGMA application_id = " + APPLICATION_ID);
      }
      SqliteFile.number(sql, "schema_version");
      file.remember();
      file.requireComplete(sql);
      if (unclean) {
        verify();
      }
    } catch (SQLException | IOException e) {
      throw new StoreUnavailableException("the database cannot be opened", e);
    }
    int cores = Runtime.getRuntime().availableProcessors();
    writer = pool("writer", 1);
    readers = pool("readers", Math.max(4, 2 * cores));
    commits = new GroupCommit(writer, file::requireIntact, this::shortenLog);
  }

  /**
   * Rejects a file of another program. A file without an id is new, or predates application ids.
   */
  private void rejectForeignFile() throws SQLException {
    try (Connection connection = SqliteSource.of(file.path()).getConnection()) {
      long id = SqliteFile.number(new Sql(connection, Deadline.NONE), "application_id");
      if (id != 0 && id != APPLICATION_ID) {
        throw new IllegalArgumentException("--db: the file belongs to another program");
      }
    }
  }

  /** Creates a pool. On an emptied file, its connections would wait for SQLite's lock. */
  private Pool pool(String name, int size) {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(SqliteSource.of(file.path(), file::requireInPlace));
    pool.setPoolName(name);
    pool.setMaximumPoolSize(size);
    pool.setConnectionTimeout(SqliteSource.BUSY_MILLIS);
    return new Pool(pool);
  }

  @Override
  public <T> T read(Deadline deadline, Function<Sql, T> task) {
    try (Connection pooled = readers.connection(deadline)) {
      SqliteConnection connection = pooled.unwrap(SqliteConnection.class);
      execute("BEGIN", connection);
      try {
        return run(connection, deadline, task);
      } finally {
        end(connection, pooled);
      }
    } catch (SQLException e) {
      throw file.detectDamage(new StoreUnavailableException("the database cannot be read", e));
    } catch (StoreUnavailableException e) {
      throw file.detectDamage(e);
    }
  }

  /** Ends a read transaction, which some faults have already ended. */
  private void end(SqliteConnection connection, Connection pooled) {
    try {
      execute("ROLLBACK", connection);
    } catch (SQLException e) {
      readers.evict(pooled);
    }
  }

  /**
   * Executes a statement that begins or ends a transaction. When the driver's own methods end a
   * transaction, they begin the next one.
   */
  static void execute(String sql, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  /** Runs a task, and interrupts its statements after the deadline. */
  static <T> T run(SqliteConnection connection, Deadline deadline, Function<Sql, T> task) {
    connection.interruptAfter(deadline);
    try {
      return task.apply(new Sql(connection, deadline));
    } finally {
      connection.interruptAfter(Deadline.NONE);
    }
  }

  @Override
  public <T> T write(Deadline deadline, Function<Sql, T> task) {
    file.requireIntact();
    try {
      return commits.submit(deadline, task);
    } catch (StoreUnavailableException e) {
      throw file.detectDamage(e);
    }
  }

  @Override
  public <T> T write(Deadline deadline, Consumer<Sql> check, Function<Sql, T> task) {
    this.<@Nullable Void>read(
        deadline,
        sql -> {
          check.accept(sql);
          return null;
        });
    return write(deadline, task);
  }

  @Override
  public void requireIntact() {
    file.requireIntact();
    if (!commits.isAlive()) {
      throw new StoreUnavailableException("the writer has stopped", null);
    }
  }

  /** Opens a new connection, whose cache is empty, so that the file itself is read. */
  @Override
  public void requireReady(Deadline deadline, Consumer<Sql> check) {
    requireIntact();
    if (!Files.isWritable(file.path())) {
      throw new StoreUnavailableException("the database file cannot be written", null);
    }
    try (Connection connection = SqliteSource.of(file.path()).getConnection()) {
      Sql sql = new Sql(connection, deadline);
      file.requireComplete(sql);
      check.accept(sql);
    } catch (SQLException e) {
      throw new StoreUnavailableException("the database cannot be read", e);
    }
  }

  /**
   * Empties a long log, once its readers have ended. SQLite alone would begin it anew only at a
   * moment without readers, which may never come. If a reader does not end, waits for it again when
   * the log is twice as long.
   */
  private void shortenLog(Connection connection) {
    try {
      if (file.logSize() > maxLog) {
        emptyLog(connection);
        maxLog = Math.max(LONG_LOG, 2 * file.logSize());
      }
    } catch (StoreUnavailableException | UncheckedIOException e) {
      // The next write fails for the same cause, and reports it.
    }
  }

  /** Returns false if a reader still uses the log. */
  private static boolean emptyLog(Connection connection) {
    return new Sql(connection, Deadline.NONE)
        .first("PRAGMA wal_checkpoint(TRUNCATE)", row -> !row.getBoolean(1))
        .orElseThrow();
  }

  @Override
  public void discardTraces() {
    if (!emptyLog(anchor)) {
      throw new StoreUnavailableException(
          "a reader still uses the log with erased text; run the command again until the address is"
              + " unknown",
          null);
    }
  }

  @Override
  public void verify() {
    String result =
        new Sql(anchor, Deadline.NONE)
            .first("PRAGMA quick_check(1)", row -> row.getString(1))
            .orElseThrow();
    if (!result.equals("ok")) {
      throw new StoreUnavailableException("the database file is damaged: " + result, null);
    }
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
    try {
      anchor.close();
    } catch (SQLException e) {
      throw new StoreUnavailableException("the database was not closed", e);
    }
  }
}
