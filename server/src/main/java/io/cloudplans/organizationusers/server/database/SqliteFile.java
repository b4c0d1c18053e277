package io.cloudplans.organizationusers.server.database;

import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The files of an open SQLite database: the file itself, its log and its index. Never opens them,
 * because closing a file drops SQLite's locks on it.
 */
final class SqliteFile {
  private static final FileAttribute<?>[] OWNER_ONLY =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
          }
          : new FileAttribute<?>[0];

  private static final Set<SQLiteErrorCode> DAMAGE =
      EnumSet.of(
          SQLiteErrorCode.SQLITE_CORRUPT,
          SQLiteErrorCode.SQLITE_CORRUPT_VTAB,
          SQLiteErrorCode.SQLITE_CORRUPT_INDEX,
          SQLiteErrorCode.SQLITE_NOTADB,
          SQLiteErrorCode.SQLITE_IOERR_SHORT_READ);

  private final Path path;
  private List<@Nullable Object> identity = List.of();
  private volatile boolean damaged;

  SqliteFile(Path path) {
    this.path = path;
  }

  /** Returns the log. If the path is a symbolic link, SQLite creates the log beside its target. */
  private Path log() {
    return beside(real(), "-wal");
  }

  private Path real() {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  Path path() {
    return path;
  }

  /** Creates the file with permissions for its owner only, if allowed. */
  void prepare(Creation creation) throws IOException {
    if (Files.notExists(path)) {
      require(
          creation != Creation.NEVER, "no such file; 'migrate' and 'org create' create a database");
      Files.createFile(path, OWNER_ONLY);
    } else {
      require(
          creation == Creation.IF_EMPTY || size(path) > 0,
          "the file is empty; restore a backup, or run 'migrate' to create a new database in it");
    }
  }

  private static void require(boolean condition, String fault) {
    if (!condition) {
      throw new IllegalArgumentException("--db: " + fault);
    }
  }

  /** Returns the size of the log in bytes; 0 if there is no log. */
  long logSize() {
    return size(log());
  }

  /** Remembers the identity of the files; called while a connection keeps them open. */
  void remember() {
    identity = currentIdentity();
  }

  /** Throws unless the paths still lead to the files of {@link #remember}. */
  void requireInPlace() {
    if (!identity.equals(currentIdentity())) {
      throw new StoreUnavailableException(
          "the database file was deleted, replaced or emptied", null);
    }
  }

  /** Throws if the file is not in place, or if a fault of SQLite has shown damage. */
  void requireIntact() {
    requireInPlace();
    if (damaged) {
      throw new StoreUnavailableException("the database file is damaged", null);
    }
  }

  /** Remembers whether a fault shows damage, which is permanent. */
  StoreUnavailableException detectDamage(StoreUnavailableException fault) {
    for (Throwable part = fault; part != null; part = part.getCause()) {
      if (part instanceof SQLiteException sqlite && DAMAGE.contains(sqlite.getResultCode())) {
        damaged = true;
      }
    }
    return fault;
  }

  /** Throws if the file and its log are shorter than the database's pages. */
  void requireComplete(Sql sql) {
    if (size(path) + size(log()) < number(sql, "page_count") * number(sql, "page_size")) {
      throw new StoreUnavailableException("the database file is truncated", null);
    }
  }

  static long number(Sql sql, String pragma) {
    return sql.first("PRAGMA " + pragma, row -> row.getLong(1)).orElseThrow();
  }

  private List<@Nullable Object> currentIdentity() {
    Path real = real();
    return Arrays.asList(
        real,
        size(real) > 0,
        fileKeyOf(real),
        fileKeyOf(beside(real, "-wal")),
        fileKeyOf(beside(real, "-shm")));
  }

  private static @Nullable Object fileKeyOf(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      return null;
    }
  }

  private static long size(Path file) {
    try {
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
