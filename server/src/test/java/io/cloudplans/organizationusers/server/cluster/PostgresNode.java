package io.cloudplans.organizationusers.server.cluster;

import io.cloudplans.organizationusers.server.fixture.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A server of the installed PostgreSQL, with its data in a temporary folder. */
public final class PostgresNode implements AutoCloseable {
  public static final String USER = "postgres";

  private static final boolean ROOT = System.getProperty("user.name").equals("root");

  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path folder;
  private final int port;
  private final Program server;

  /** Starts a primary, whose commits wait for a replica after {@link #requireReplica}. */
  public static PostgresNode primary(Path folder) {
    String data = data(folder, "primary");
    run(folder, "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8");
    return new PostgresNode(folder, data);
  }

  /** Starts a replica of this database. */
  public PostgresNode replica() {
    String source = "host=127.0.0.1 port=" + port + " user=" + USER;
    String data = data(folder, "replica");
    run(folder, "pg_basebackup", "-D", data, "-d", source, "-R", "-c", "fast");
    return new PostgresNode(folder, data);
  }

  private PostgresNode(Path folder, String data) {
    this.folder = folder;
    port = freePort();
    server =
        new Program(
            folder,
            Map.of(),
            command(
                "postgres",
                "-D",
                data,
                "-p",
                String.valueOf(port),
                "-h",
                "127.0.0.1",
                "-k",
                "",
                "-c",
                "synchronous_commit=on"));
    Eventually.holds(
        "a response of the database", () -> isTrue("SELECT true") || !server.isAlive());
    if (!server.isAlive()) {
      throw new IllegalStateException("the database has ended: " + server.allOutput());
    }
  }

  /** Creates a folder that belongs to the database's user and is accessible to it. */
  static String data(Path folder, String name) {
    try {
      Path data = Files.createDirectory(folder.resolve(name), PRIVATE);
      if (ROOT) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setOwner(
            data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
      }
      return data.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Path folder, String... program) {
    Program.run(folder, command(program));
  }

  private static List<String> command(String... program) {
    List<String> command = new ArrayList<>(asUser());
    command.add(Path.of(programs(), program[0]).toString());
    command.addAll(List.of(program).subList(1, program.length));
    return command;
  }

  /** Returns the start of a command for a program that refuses to run as root. */
  public static List<String> asUser() {
    return ROOT ? List.of("runuser", "-u", USER, "--") : List.of();
  }

  /** Returns the folder of PostgreSQL's programs. */
  static String programs() {
    return Programs.FOLDER;
  }

  /** Looks up the folder of PostgreSQL's programs on first use. */
  private static final class Programs {
    static final String FOLDER = Program.run(Path.of("target"), "pg_config", "--bindir").strip();
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  /** Makes further commits wait until a replica has flushed them too. */
  public void requireReplica() {
    execute("ALTER SYSTEM SET synchronous_standby_names = '*'");
    execute("SELECT pg_reload_conf()");
    BooleanSupplier synchronous =
        () -> isTrue("SELECT count(*) = 1 FROM pg_stat_replication WHERE sync_state = 'sync'");
    Eventually.holds("the replica is synchronous", synchronous);
  }

  /** Makes a replica the primary. */
  public void promote() {
    execute("SELECT pg_promote(true, 30)");
  }

  public boolean isWritable() {
    return isTrue("SELECT NOT pg_is_in_recovery()");
  }

  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private boolean isTrue(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=2&socketTimeout=40",
        USER,
        "");
  }

  /** Kills all processes at once, like a failure of the machine. */
  public void kill() {
    server.kill();
  }

  @Override
  public void close() {
    kill();
  }
}
