package io.cloudplans.organizationusers.server.store;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.database.Sql;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Requests whose deadline passes. Each test compares them with an earlier request that may wait
 * longer, which proves that the deadline ends them.
 */
@Timeout(60)
class DeadlineTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final int MORE_THAN_A_POOL = 40;
  private static final String ADD = body("late@example.com", "role", "viewer");
  private static final String ENDLESS =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

  @RegisterExtension final RunningServer server = new RunningServer().withLimits("--deadline=1s");

  private Database database;
  private ExecutorService threads;

  @BeforeEach
  void start() {
    database = server.database();
    threads = Executors.newCachedThreadPool();
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void addShouldBeUnavailableAndNeverExecutedWhenItsDeadlinePassesBeforeItBegins()
      throws SQLException {
    try (Connection other = server.tables().open();
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      CompletableFuture<Integer> waiting =
          supplyAsync(() -> database.write(Deadline.NONE, connection -> 1), threads);

      TestResponse response = server.post("add", ADD);

      assertThat(response).isProblem("unavailable").hasHeader("Retry-After", "1");
      assertThat(waiting).isNotDone();
      statement.execute("ROLLBACK");
      assertThat(waiting.join()).isEqualTo(1);
      assertThat(database.<Integer>write(Deadline.NONE, connection -> 2)).isEqualTo(2);
      assertThat(server.tables().history()).hasSize(6);
    }
  }

  @Test
  void readShouldEndWhenItsDeadlinePasses() {
    assertThatThrownBy(() -> database.read(Deadline.in(SHORT), DeadlineTest::countForever))
        .isInstanceOf(StoreUnavailableException.class);

    Eventually.holds("a list succeeds", () -> server.get(LIST).status() == 200);
  }

  @Test
  void writeShouldEndWithoutOthersWhenItsDeadlinePasses() {
    CompletableFuture<Integer> endless =
        supplyAsync(() -> database.write(Deadline.in(SHORT), DeadlineTest::countForever), threads);
    CompletableFuture<Integer> waiting =
        supplyAsync(() -> database.write(Deadline.NONE, connection -> 1), threads);

    assertThat(waiting.join()).isEqualTo(1);
    assertThatThrownBy(endless::join).hasCauseInstanceOf(StoreUnavailableException.class);
  }

  private static int countForever(Sql sql) {
    try (Statement statement = sql.connection().createStatement();
        ResultSet rows = statement.executeQuery(ENDLESS)) {
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new StoreUnavailableException("ended", e);
    }
  }

  @Test
  void readShouldEndWhenItsDeadlinePassesBeforeItHasAConnection() {
    MeterRegistry registry = new SimpleMeterRegistry();
    database.measure(registry);
    CountDownLatch released = new CountDownLatch(1);
    List<CompletableFuture<Integer>> waiting =
        Stream.generate(() -> supplyAsync(() -> readAfter(released), threads))
            .limit(MORE_THAN_A_POOL)
            .toList();
    Eventually.holds("all connections are taken", () -> isAwaited(registry));

    TestResponse response = server.get(LIST);

    assertThat(response).isProblem("unavailable");
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    released.countDown();
    assertThat(waiting).allSatisfy(read -> assertThat(read.join()).isEqualTo(1));
  }

  private int readAfter(CountDownLatch released) {
    return database.<Integer>read(
        Deadline.NONE,
        connection -> {
          Eventually.isOpen(released);
          return 1;
        });
  }

  private static boolean isAwaited(MeterRegistry registry) {
    return registry.get("hikaricp.connections.pending").gauges().stream()
        .anyMatch(gauge -> gauge.value() > 0);
  }
}
