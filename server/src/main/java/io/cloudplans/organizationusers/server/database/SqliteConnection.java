package io.cloudplans.organizationusers.server.database;

import io.cloudplans.organizationusers.rules.value.Deadline;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection that reuses its prepared statements, and interrupts them after a deadline. The
 * driver would prepare each statement anew, and its query timeout limits only the wait for a lock.
 */
final class SqliteConnection extends JDBC4Connection {
  private static final int MAX_STATEMENTS = 32;
  private static final int STEPS = 10_000;

  /** The idle statements by text; the most recently used statement is last. */
  private final Map<String, ReusedStatement> statements = new LinkedHashMap<>();

  private volatile Deadline deadline = Deadline.NONE;

  SqliteConnection(String url, String file, Properties properties) throws SQLException {
    super(url, file, properties);
    ProgressHandler.setHandler(
        this,
        STEPS,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return deadline.hasPassed() ? 1 : 0;
          }
        });
  }

  /** Sets the time after which statements are interrupted. */
  void interruptAfter(Deadline next) {
    deadline = next;
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    ReusedStatement reused = statements.remove(sql);
    return reused == null ? new ReusedStatement(sql) : reused;
  }

  private void keep(ReusedStatement statement) throws SQLException {
    ReusedStatement other = statements.put(statement.text, statement);
    if (other == null && statements.size() > MAX_STATEMENTS) {
      Iterator<ReusedStatement> all = statements.values().iterator();
      other = all.next();
      all.remove();
    }
    if (other != null && other != statement) {
      other.finish();
    }
  }

  private final class ReusedStatement extends JDBC4PreparedStatement {
    private final String text;
    private String @Nullable [] names;

    ReusedStatement(String text) throws SQLException {
      super(SqliteConnection.this, text);
      this.text = text;
    }

    /** Keeps the columns' names, which the driver would read again for each result. */
    @Override
    public ResultSet getResultSet() throws SQLException {
      rs.colsMeta = names;
      ResultSet rows = super.getResultSet();
      names = rs.colsMeta;
      return rows;
    }

    @Override
    public void close() throws SQLException {
      if (SqliteConnection.this.isClosed()) {
        finish();
      } else {
        rs.close();
        keep(this);
      }
    }

    private void finish() throws SQLException {
      super.close();
    }

    /** Does nothing: the driver would change the connection's busy timeout for each statement. */
    @Override
    public void setQueryTimeout(int seconds) {}
  }
}
