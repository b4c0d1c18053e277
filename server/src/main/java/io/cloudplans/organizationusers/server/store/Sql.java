package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.Deadline;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends statements over JDBC until a deadline; its faults become {@link StoreUnavailableException}.
 */
record Sql(Connection connection, Deadline deadline) {
  /** How long a statement may take whatever the deadline, and a server be silent. */
  static final int MOST_SECONDS = 10;

  private static final int ROWS_A_BATCH = 1000;

  /** Makes a value of a row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Returns how many rows were changed. */
  int update(String sql, @Nullable Object... arguments) {
    try (PreparedStatement statement = prepare(sql, arguments)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreUnavailableException("a statement failed", e);
    }
  }

  /** Hands over each row as it is read, so that memory stays bounded. */
  <T> void each(String sql, Row<T> row, Consumer<T> consumer, @Nullable Object... arguments) {
    try (PreparedStatement statement = prepare(sql, arguments);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        refuseIfLate();
        consumer.accept(row.read(rows));
      }
    } catch (SQLException e) {
      throw new StoreUnavailableException("a query failed", e);
    }
  }

  /** The first row, if any. */
  <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... arguments) {
    List<T> found = new ArrayList<>(1);
    each(sql, row, found::add, arguments);
    return found.stream().findFirst();
  }

  private PreparedStatement prepare(String sql, @Nullable Object... arguments) throws SQLException {
    refuseIfLate();
    int seconds = (int) Math.min(MOST_SECONDS, deadline.left().toSeconds() + 1);
    // For a server that does not even hear that the statement is to end.
    connection.setNetworkTimeout(Runnable::run, 1000 * (seconds + 1));
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setQueryTimeout(seconds);
    statement.setFetchSize(ROWS_A_BATCH);
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  private void refuseIfLate() {
    if (deadline.passed()) {
      throw new StoreUnavailableException("the deadline has passed", null);
    }
  }
}
