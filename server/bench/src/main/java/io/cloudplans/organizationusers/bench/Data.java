package io.cloudplans.organizationusers.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A database with the server's schema, filled with organizations.
 *
 * @param url the value of the server's {@code --db}
 * @param jdbc the JDBC URL for the peers and the benchmark
 */
record Data(String url, String jdbc) {
  /** The caller of every request, who owns every organization. */
  static final String OWNER = "owner@example.com";

  /** The organization that requests list. */
  static final long ORGANIZATION = 42;

  /** The first of the writers' organizations; each writer has its own. */
  static final long WRITERS = 1000;

  static final int MAX_WRITERS = 256;
  private static final int BATCH = 1000;

  /** Creates a SQLite file in a folder. */
  static Data sqlite(Path folder, Path server) throws IOException, SQLException {
    Path file = Files.createDirectories(folder).resolve("bench.db");
    return of("sqlite:" + file, "jdbc:sqlite:" + file, server);
  }

  /** Creates a PostgreSQL database, and replaces the one of an earlier run. */
  static Data postgresql(int port, String name, Path server) throws IOException, SQLException {
    String maintenance = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    try (Connection connection = DriverManager.getConnection(maintenance);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
      statement.execute("CREATE DATABASE " + name);
    }
    String rest = "postgresql://%s127.0.0.1:" + port + '/' + name;
    return of(rest.formatted("postgres@"), "jdbc:" + rest.formatted("") + "?user=postgres", server);
  }

  private static Data of(String url, String jdbc, Path server) throws IOException, SQLException {
    Data data = new Data(url, jdbc);
    ServerProcess.run(
        List.of(ServerProcess.java(), "-jar", server.toString(), "migrate", "--db", url));
    data.add(ORGANIZATION, 20);
    for (int i = 0; i < MAX_WRITERS; i++) {
      data.add(WRITERS + i, 1);
    }
    return data;
  }

  /** Adds an organization with a number of users, including its owner. */
  void add(long organization, int users) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbc)) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO organization (org_id, version, mfa_view, mfa_create, mfa_update,"
                  + " mfa_delete, mfa_usersmgmt, created_at) VALUES (?, 1, ?, ?, ?, ?, ?, 0)")) {
        insert.setLong(1, organization);
        for (int i = 2; i <= 6; i++) {
          insert.setBoolean(i, i == 6);
        }
        insert.executeUpdate();
      }
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO organization_user (org_id, email, role, state, created_at, updated_at)"
                  + " VALUES (?, ?, ?, 'active', 0, 0)")) {
        for (int i = 0; i < users; i++) {
          insert.setLong(1, organization);
          insert.setString(2, i == 0 ? OWNER : "user.number.%07d@example.com".formatted(i));
          insert.setString(3, i == 0 ? "owner" : "viewer");
          insert.addBatch();
          if (i % BATCH == BATCH - 1 || i == users - 1) {
            insert.executeBatch();
          }
        }
      }
      connection.commit();
    }
  }
}
