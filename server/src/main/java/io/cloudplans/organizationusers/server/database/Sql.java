package io.cloudplans.organizationusers.server.database;

import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.value.Deadline;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends statements over JDBC until a deadline; faults become {@link StoreUnavailableException}. */
public final class Sql {
  /** The limit of a statement, whatever the deadline, and of a silent server. */
  static final int MAX_SECONDS = 10;

  private static final int FETCH_ROWS = 1000;

  private final Connection connection;
  private final Deadline deadline;
  private final boolean pipelines;
  private final List<String> waiting = new ArrayList<>();
  private final List<@Nullable Object> waitingArguments = new ArrayList<>();

  /** Creates a transaction's statements, each of which makes a round trip of its own. */
  public Sql(Connection connection, Deadline deadline) {
    this(connection, deadline, false);
  }

  /**
   * Creates a transaction's statements.
   *
   * @param pipelines whether the driver takes several statements in one text and sends them
   *     together
   */
  public Sql(Connection connection, Deadline deadline, boolean pipelines) {
    this.connection = connection;
    this.deadline = deadline;
    this.pipelines = pipelines;
  }

  /** Reads a value from a row. */
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  public Connection connection() {
    return connection;
  }

  public Deadline deadline() {
    return deadline;
  }

  public boolean pipelines() {
    return pipelines;
  }

  /**
   * Executes a statement whose result nobody needs: together with the next one, or with {@link
   * #flush}.
   */
  public void send(String sql, @Nullable Object... arguments) {
    if (pipelines) {
      waiting.add(sql);
      waitingArguments.addAll(Arrays.asList(arguments));
    } else {
      update(sql, arguments);
    }
  }

  /** Executes the statements that wait for a next one. */
  public void flush() {
    if (!waiting.isEmpty()) {
      String last = waiting.remove(waiting.size() - 1);
      update(last);
    }
  }

  /** Executes a statement and returns the number of rows that it changed. */
  public int update(String sql, @Nullable Object... arguments) {
    int before = waiting.size();
    try (PreparedStatement statement = prepare(sql, arguments)) {
      if (before == 0) {
        return statement.executeUpdate();
      }
      statement.execute();
      skip(before, statement);
      return statement.getUpdateCount();
    } catch (SQLException e) {
      throw new StoreUnavailableException("a statement failed", e);
    }
  }

  /** Passes each row on as it is read, so that memory stays bounded. */
  public <T> void each(
      String sql, Row<T> row, Consumer<T> consumer, @Nullable Object... arguments) {
    int before = waiting.size();
    try (PreparedStatement statement = prepare(sql, arguments)) {
      statement.setFetchSize(FETCH_ROWS);
      try (ResultSet rows = query(statement, before)) {
        while (rows.next()) {
          checkDeadline();
          consumer.accept(row.read(rows));
        }
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

  private static ResultSet query(PreparedStatement statement, int before) throws SQLException {
    if (before == 0) {
      return statement.executeQuery();
    }
    statement.execute();
    skip(before, statement);
    return statement.getResultSet();
  }

  /** Passes the results of the statements that waited. */
  private static void skip(int results, PreparedStatement statement) throws SQLException {
    for (int i = 0; i < results; i++) {
      statement.getMoreResults();
    }
  }

  private PreparedStatement prepare(String sql, @Nullable Object... arguments) throws SQLException {
    checkDeadline();
    waiting.add(sql);
    waitingArguments.addAll(Arrays.asList(arguments));
    int seconds = (int) Math.min(MAX_SECONDS, deadline.remaining().toSeconds() + 1);
    // For a server that does not even receive the cancellation.
    connection.setNetworkTimeout(Runnable::run, 1000 * (seconds + 1));
    PreparedStatement statement = connection.prepareStatement(String.join("; ", waiting));
    statement.setQueryTimeout(seconds);
    for (int i = 0; i < waitingArguments.size(); i++) {
      statement.setObject(i + 1, waitingArguments.get(i));
    }
    waiting.clear();
    waitingArguments.clear();
    return statement;
  }

  private void checkDeadline() {
    if (deadline.passed()) {
      throw new StoreUnavailableException("the deadline has passed", null);
    }
  }
}
