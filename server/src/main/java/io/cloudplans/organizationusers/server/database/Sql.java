package io.cloudplans.organizationusers.server.database;

import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.value.Deadline;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends statements over JDBC until a deadline; faults become {@link StoreUnavailableException}. */
public record Sql(Connection connection, Deadline deadline) {
  /** The limit of a statement, whatever the deadline, and of a silent server. */
  static final int MAX_SECONDS = 10;

  private static final int FETCH_ROWS = 1000;

  /** Reads a value from a row. */
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Executes a statement and returns the number of rows that it changed. */
  public int update(String sql, @Nullable Object... arguments) {
    try (PreparedStatement statement = prepare(sql, arguments)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreUnavailableException("a statement failed", e);
    }
  }

  /** Passes each row on as it is read, so that memory stays bounded. */
  public <T> void each(
      String sql, Row<T> row, Consumer<T> consumer, @Nullable Object... arguments) {
    try (PreparedStatement statement = prepare(sql, arguments);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        checkDeadline();
        consumer.accept(row.read(rows));
      }
    } catch (SQLException e) {
      throw new StoreUnavailableException("a query failed", e);
    }
  }

  /** Returns the first row, if any. */
  public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... arguments) {
    List<T> found = new ArrayList<>(1);
    each(sql, row, found::add, arguments);
    return found.stream().findFirst();
  }

  private PreparedStatement prepare(String sql, @Nullable Object... arguments) throws SQLException {
    checkDeadline();
    int seconds = (int) Math.min(MAX_SECONDS, deadline.remaining().toSeconds() + 1);
    // For a server that does not even receive the cancellation.
    connection.setNetworkTimeout(Runnable::run, 1000 * (seconds + 1));
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setQueryTimeout(seconds);
    statement.setFetchSize(FETCH_ROWS);
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  private void checkDeadline() {
    if (deadline.passed()) {
      throw new StoreUnavailableException("the deadline has passed", null);
    }
  }
}
