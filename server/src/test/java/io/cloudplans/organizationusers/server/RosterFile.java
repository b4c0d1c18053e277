package io.cloudplans.organizationusers.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The database of organization 42, past the server. */
record RosterFile(String url) implements Kept {
  private static final String OWN = " WHERE org_id = 42";

  /** Makes something of one row. */
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  static RosterFile in(Path folder) {
    return new RosterFile("jdbc:" + TestDatabase.in(folder));
  }

  /** A transaction that keeps organization 42 from other writers until it is rolled back. */
  Connection lock() throws SQLException {
    Connection connection = open();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("UPDATE organization SET version = version" + OWN);
    }
    return connection;
  }

  Connection open() throws SQLException {
    return DriverManager.getConnection(url);
  }

  String integrity() {
    return String.join("\n", query("PRAGMA integrity_check", row -> row.getString(1)));
  }

  @Override
  public long version() {
    return query("SELECT version FROM organization" + OWN, row -> row.getLong(1)).get(0);
  }

  @Override
  public long keys() {
    return count("idempotency_key");
  }

  long count(String table) {
    return query("SELECT count(*) FROM " + table + OWN, row -> row.getLong(1)).get(0);
  }

  @Override
  public List<String> history() {
    List<String> rows = new ArrayList<>();
    query(
        "SELECT version, operation, email FROM organization_user_history"
            + OWN
            + " ORDER BY version",
        row -> {
          if (row.getLong(1) != rows.size() + 1) {
            throw new IllegalStateException("no version " + (rows.size() + 1));
          }
          return rows.add(row.getString(2) + " " + row.getString(3));
        });
    return rows;
  }

  @Override
  public Map<String, String> roster() {
    Map<String, String> roster = new TreeMap<>();
    query(
        "SELECT email, role, state FROM organization_user" + OWN,
        row -> roster.put(row.getString(1), row.getString(2) + " " + row.getString(3)));
    return roster;
  }

  @Override
  public Map<String, String> rosterOfHistory() {
    Map<String, String> roster = new TreeMap<>();
    query(
        "SELECT email, old_role, old_state, new_role, new_state FROM organization_user_history"
            + OWN
            + " AND email IS NOT NULL ORDER BY version",
        row -> {
          String email = row.getString(1);
          String old = row.getString(2) == null ? null : row.getString(2) + " " + row.getString(3);
          String now = row.getString(4) + " " + row.getString(5);
          String before = row.getString(4) == null ? roster.remove(email) : roster.put(email, now);
          if (!Objects.equals(before, old)) {
            throw new IllegalStateException("a version is missing for " + email);
          }
          return email;
        });
    return roster;
  }

  /** Puts users on the roster at once, past the rules and the history. */
  void insert(int users) {
    update(
        "INSERT INTO organization_user WITH RECURSIVE n(i) AS"
            + " (SELECT 1000000 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                .formatted(999_999 + users)
            + " SELECT 42, 'user-' || substr(CAST(i AS TEXT), 2) || '@example.org', 'viewer', 'active', 0, 0 FROM n");
  }

  /** Deletes everything. */
  void clear() {
    update(
        "DELETE FROM idempotency_key",
        "DELETE FROM organization_user_history",
        "DELETE FROM organization_user",
        "DELETE FROM organization");
  }

  private void update(String... statements) {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> List<T> query(String sql, Row<T> row) {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(row.read(rows));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
