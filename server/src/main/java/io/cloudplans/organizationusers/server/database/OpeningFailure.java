package io.cloudplans.organizationusers.server.database;

import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Describes why a database cannot be opened, without any part of its URL. */
public final class OpeningFailure {
  private static final int SQLITE_READ_ONLY = 8;
  private static final int SQLITE_CORRUPT = 11;
  private static final int SQLITE_CANNOT_OPEN = 14;
  private static final int SQLITE_NOT_A_DATABASE = 26;

  private static final Map<Class<? extends Exception>, String> KINDS =
      Map.of(
          NoSuchFileException.class, "no such folder",
          AccessDeniedException.class, "the file or its folder is not writable",
          UnknownHostException.class, "unknown host",
          ConnectException.class, "connection refused",
          SocketTimeoutException.class, "no response in time",
          SSLException.class, "TLS failed, see the driver's sslmode and sslrootcert");

  private static final Map<Integer, String> SQLITE =
      Map.of(
          SQLITE_READ_ONLY, "the file or its folder is read-only",
          SQLITE_CORRUPT, "the file is corrupt",
          SQLITE_CANNOT_OPEN, "the file or its folder cannot be read",
          SQLITE_NOT_A_DATABASE, "the file is not a SQLite database");

  private static final Map<String, String> POSTGRESQL =
      Map.of(
          "28P01", "the password is wrong",
          "28000", "the user may not connect",
          "3D000", "no such database",
          "08004", "no password was given",
          "42501", "the user may not create or read tables",
          "53300", "too many connections");

  private OpeningFailure() {}

  /** Returns the cause in a few words. */
  public static String cause(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .map(OpeningFailure::description)
        .filter(text -> !text.isEmpty())
        .reduce((outer, inner) -> inner)
        .orElse(failure.getClass().getSimpleName());
  }

  private static String description(Throwable failure) {
    String kind =
        KINDS.entrySet().stream()
            .filter(entry -> entry.getKey().isInstance(failure))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
    if (failure instanceof StoreUnavailableException fault) {
      return String.valueOf(fault.getMessage());
    }
    return kind.isEmpty() && failure instanceof SQLException fault
        ? Objects.requireNonNullElse(
            POSTGRESQL.get(String.valueOf(fault.getSQLState())),
            SQLITE.getOrDefault(fault.getErrorCode(), ""))
        : kind;
  }
}
