package io.cloudplans.organizationusers.server.database;

import io.cloudplans.organizationusers.rules.value.Deadline;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.sqlite.ProgressHandler;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * Keeps its prepared statements, which the driver alone prepares anew each time, and interrupts
 * them once a deadline has passed: the driver's query timeout only limits how long a statement
 * waits for a lock.
 */
final class SqliteConnection extends JDBC4Connection {
  private static final int MOST_KEPT = 32;
  private static final int STEPS = 10_000;

  /** By text, the one that was used last at the end. */
  private final Map<String, KeptStatement> kept = new LinkedHashMap<>();

  private volatile Deadline deadline = Deadline.NONE;

  SqliteConnection(String url, String file, Properties properties) throws SQLException {
    super(url, file, properties);
    ProgressHandler.setHandler(
        this,
        STEPS,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return deadline.passed() ? 1 : 0;
          }
        });
  }

  /** Sets when the statements that follow are interrupted. */
  void interruptAfter(Deadline next) {
    deadline = next;
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    KeptStatement known = kept.remove(sql);
    return known == null ? new KeptStatement(sql) : known;
  }

  private void keep(KeptStatement statement) throws SQLException {
    KeptStatement other = kept.put(statement.text, statement);
    if (other == null && kept.size() > MOST_KEPT) {
      Iterator<KeptStatement> all = kept.values().iterator();
      other = all.next();
      all.remove();
    }
    if (other != null && other != statement) {
      other.finish();
    }
  }

  private final class KeptStatement extends JDBC4PreparedStatement {
    private final String text;

    KeptStatement(String text) throws SQLException {
      super(SqliteConnection.this, text);
      this.text = text;
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

    /** The driver would change the connection's busy timeout before and after each statement. */
    @Override
    public void setQueryTimeout(int seconds) {}
  }
}
