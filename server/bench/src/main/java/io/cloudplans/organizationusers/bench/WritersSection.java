package io.cloudplans.organizationusers.bench;

import io.cloudplans.organizationusers.bench.Bench.Settings;
import io.cloudplans.organizationusers.bench.Rounds.Figure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/** Compares durable adds with commits of the same rows in the database alone. */
final class WritersSection {
  private static final int[] WRITERS = {1, 8, 64, 256};
  private static final List<String> STATEMENTS =
      List.of(
          "UPDATE organization SET version = version + 1 WHERE org_id = ?",
          "INSERT INTO organization_user (org_id, email, role, state, created_at, updated_at)"
              + " VALUES (?, ?, 'viewer', 'active', 0, 0)",
          "INSERT INTO organization_user_history (org_id, version, at, actor, operation, email,"
              + " new_role, new_state) VALUES (?, ?, 0, 'owner@example.com', 'add', ?, 'viewer',"
              + " 'active')");

  private WritersSection() {}

  static String writers(Settings settings) throws Exception {
    String token = settings.issuer().token(Data.OWNER);
    Data ours = settings.data("ours");
    Data bare = settings.data("bare");
    AtomicLong number = new AtomicLong();
    StringBuilder page =
        new StringBuilder("Each writer has its own organization; the database alone commits one ")
            .append("transaction per write, without grouping.\n\n")
            .append("| writers | adds/s | database commits/s | adds / commits |\n")
            .append("| --- | --- | --- | --- |\n");
    try (ServerProcess server =
        ServerProcess.start(
            Programs.ours(settings.home()),
            ours,
            settings.issuer(),
            Requests.list(Data.ORGANIZATION, token))) {
      LongFunction<byte[]> all = Requests.adds(Data.MAX_WRITERS, "writer", token);
      LongFunction<byte[]> adds = any -> all.apply(number.getAndIncrement());
      settings.rounds().warmUp(server, 8, adds);
      for (int writers : WRITERS) {
        List<Double> added = new ArrayList<>();
        List<Double> committed = new ArrayList<>();
        for (int round = 0; round < settings.rounds().count(); round++) {
          added.add(settings.rounds().sample(server, writers, adds).perSecond());
          committed.add(commits(bare, writers, settings.rounds().seconds(), number));
        }
        Figure ratio =
            Rounds.ratio(
                added.stream().mapToDouble(Double::doubleValue).toArray(),
                committed.stream().mapToDouble(Double::doubleValue).toArray());
        page.append(
            "| %s | %s | %s | %s |\n"
                .formatted(
                    writers,
                    Figure.of(added).text("%.0f"),
                    Figure.of(committed).text("%.0f"),
                    ratio.text("%.2f")));
      }
    }
    return page.append('\n').toString();
  }

  /** Returns the commits per second of the database alone. */
  private static double commits(Data data, int writers, double seconds, AtomicLong number)
      throws InterruptedException {
    // SQLite allows one writer; without this lock the others would sleep and poll.
    ReentrantLock writerLock = data.jdbc().startsWith("jdbc:sqlite") ? new ReentrantLock() : null;
    AtomicLong commits = new AtomicLong();
    CountDownLatch connected = new CountDownLatch(writers);
    AtomicBoolean ended = new AtomicBoolean();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      long organization = Data.WRITERS + i;
      Thread thread =
          new Thread(
              () -> {
                try (Connection connection = DriverManager.getConnection(data.jdbc())) {
                  List<PreparedStatement> prepared = prepared(connection, writerLock != null);
                  connected.countDown();
                  while (!ended.get()) {
                    write(connection, prepared, organization, writerLock, number.getAndIncrement());
                    commits.incrementAndGet();
                  }
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      thread.start();
      threads.add(thread);
    }
    connected.await();
    long before = commits.get();
    long begun = System.nanoTime();
    Thread.sleep((long) (seconds * 1000));
    double rate = (commits.get() - before) / ((System.nanoTime() - begun) / 1e9);
    ended.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    return rate;
  }

  private static List<PreparedStatement> prepared(Connection connection, boolean sqlite)
      throws SQLException {
    if (sqlite) {
      try (Statement pragma = connection.createStatement()) {
        pragma.execute("PRAGMA journal_mode = WAL");
        pragma.execute("PRAGMA synchronous = FULL");
      }
    }
    connection.setAutoCommit(false);
    List<PreparedStatement> prepared = new ArrayList<>();
    for (String statement : STATEMENTS) {
      prepared.add(connection.prepareStatement(statement));
    }
    return prepared;
  }

  private static void write(
      Connection connection,
      List<PreparedStatement> prepared,
      long organization,
      ReentrantLock writerLock,
      long number)
      throws SQLException {
    for (PreparedStatement statement : prepared) {
      statement.setLong(1, organization);
    }
    prepared.get(1).setString(2, "bare." + number + "@example.com");
    prepared.get(2).setLong(2, 2 + number);
    prepared.get(2).setString(3, "bare." + number + "@example.com");
    if (writerLock != null) {
      writerLock.lock();
    }
    try {
      for (PreparedStatement statement : prepared) {
        statement.executeUpdate();
      }
      connection.commit();
    } finally {
      if (writerLock != null) {
        writerLock.unlock();
      }
    }
  }
}
