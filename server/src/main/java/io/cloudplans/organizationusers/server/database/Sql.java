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

/**
 * Executes statements over JDBC until a deadline; errors become {@link StoreUnavailableException}.
 */
public final class Sql {
  /** The time limit for any statement, and for an unresponsive server. */
  static final int MAX_SECONDS = 10;

  private static final int FETCH_ROWS = 1000;
  private static final String COMMIT = "COMMIT";

  private final Connection connection;
  private final Deadline deadline;
  private final boolean pipelined;
  private final List<String> pending = new ArrayList<>();
  private final List<@Nullable Object> pendingArguments = new ArrayList<>();

  /** Creates the statements of a transaction, each with its own round trip. */
  public Sql(Connection connection, Deadline deadline) {
    this(connection, deadline, false);
  }

  /**
   * Creates the statements of a transaction.
   *
   * @param pipelined whether the driver sends several statements in one round trip
   */
  public Sql(Connection connection, Deadline deadline, boolean pipelined) {
    this.connection = connection;
    this.deadline = deadline;
    this.pipelined = pipelined;
  }

  /** Reads a value from a row. */
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** A query, and the consumer of its rows. */
  public record Query<T>(String sql, Row<T> row, Consumer<T> consumer, List<?> arguments) {
    private void pass(ResultSet rows, Runnable beforeEach) throws SQLException {
      while (rows.next()) {
        beforeEach.run();
        consumer.accept(row.read(rows));
      }
    }
  }

  public Connection connection() {
    return connection;
  }

  public Deadline deadline() {
    return deadline;
  }

  public boolean pipelined() {
    return pipelined;
  }

  /**
   * Executes a statement without a result, together with the next statement or in {@link #flush}.
   */
  public void send(String sql, @Nullable Object... arguments) {
    if (pipelined) {
      pending.add(sql);
      pendingArguments.addAll(Arrays.asList(arguments));
    } else {
      update(sql, arguments);
    }
  }

  /** Executes the pending statements. */
  public void flush() {
    if (!pending.isEmpty()) {
      String last = pending.remove(pending.size() - 1);
      update(last);
    }
  }

  /** Commits the transaction, together with the pending statements. */
  void commit() throws SQLException {
    if (pending.isEmpty()) {
      connection.commit();
    } else {
      send(COMMIT);
      flush();
    }
  }

  /** Executes a statement and returns the number of rows that it changed. */
  public int update(String sql, @Nullable Object... arguments) {
    int before = pending.size();
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

  /** Passes each row to the consumer as it is read, so that memory stays bounded. */
  public void each(Query<?> query) {
    int before = pending.size();
    try (PreparedStatement statement = prepare(query.sql(), query.arguments().toArray())) {
      statement.setFetchSize(FETCH_ROWS);
      try (ResultSet rows = query(statement, before)) {
        query.pass(rows, this::checkDeadline);
      }
    } catch (SQLException e) {
      throw new StoreUnavailableException("a query failed", e);
    }
  }

  /** Passes each row to the consumer as it is read. */
  public <T> void each(
      String sql, Row<T> row, Consumer<T> consumer, @Nullable Object... arguments) {
    each(new Query<>(sql, row, consumer, Arrays.asList(arguments)));
  }

  /**
   * Executes the last queries of a transaction and commits it, in one round trip if the connection
   * is pipelined. Keeps all rows in memory.
   */
  public void eachAndCommit(List<Query<?>> queries) {
    queries.forEach(query -> send(query.sql(), query.arguments().toArray()));
    try (PreparedStatement statement = prepare(COMMIT)) {
      statement.execute();
      for (Query<?> query : queries) {
        try (ResultSet rows = statement.getResultSet()) {
          query.pass(rows, this::checkDeadline);
        }
        statement.getMoreResults();
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

  /** Skips the results of the pending statements. */
  private static void skip(int results, PreparedStatement statement) throws SQLException {
    for (int i = 0; i < results; i++) {
      statement.getMoreResults();
    }
  }

  private PreparedStatement prepare(String sql, @Nullable Object... arguments) throws SQLException {
    checkDeadline();
    pending.add(sql);
    pendingArguments.addAll(Arrays.asList(arguments));
    int seconds = (int) Math.min(MAX_SECONDS, deadline.remaining().toSeconds() + 1);
    // The server may be unreachable for the cancellation, too.
    connection.setNetworkTimeout(Runnable::run, 1000 * (seconds + 1));
    PreparedStatement statement = connection.prepareStatement(String.join("; ", pending));
    statement.setQueryTimeout(seconds);
    for (int i = 0; i < pendingArguments.size(); i++) {
      statement.setObject(i + 1, pendingArguments.get(i));
    }
    pending.clear();
    pendingArguments.clear();
    return statement;
  }

  private void checkDeadline() {
    if (deadline.hasPassed()) {
      throw new StoreUnavailableException("the deadline has passed", null);
    }
  }
}
