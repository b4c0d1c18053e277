package io.cloudplans.organizationusers.server.users;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.SampleOrganization;
import io.cloudplans.organizationusers.server.cluster.Instance;
import io.cloudplans.organizationusers.server.cluster.Ledger;
import io.cloudplans.organizationusers.server.cluster.WriteLoad;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.RawConnection;
import io.cloudplans.organizationusers.server.store.SqlOrganizationRegistry;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import io.cloudplans.organizationusers.server.token.TokenRules;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same request from many callers at once, and many requests, through several servers. */
@Timeout(120)
class RaceTest {
  private static final int THREADS = 64;

  /** Together a little over 10,000. */
  private static final int REQUESTS_A_THREAD = 157;

  private static final long ALL = THREADS * REQUESTS_A_THREAD;
  private static final long ORGANIZATION = 7;
  private static final int SOME = 500;

  private static final Pattern TAG = Pattern.compile("ETag: \\S+");

  @TempDir static Path keys;
  private static EmbeddedPostgres postgres;
  private static DemoIssuer issuer;
  private static String token;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException, JOSEException {
    postgres = EmbeddedPostgres.builder().start();
    issuer = DemoIssuer.in(keys);
    token =
        issuer.token(
            SampleOrganization.OWNER, false, TokenRules.LIFETIME, Clock.systemUTC().instant());
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  /** A database without tables. */
  private String database(String kind, String name) throws SQLException {
    if (kind.equals("sqlite")) {
      return "sqlite:" + folder.resolve(name);
    }
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return "postgresql://postgres:postgres@127.0.0.1:%d/%s".formatted(postgres.getPort(), name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void addShouldSucceedOnceWhenManySendIt(String kind) throws SQLException {
    Ledger ledger =
        addEverywhere(database(kind, "plain"), "", Map.of("200 ETag: \"7-2\"", 1L, "409", ALL - 1));

    assertThat(ledger.history()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void addShouldBeDoneOnceAndAnsweredAlikeWhenManySendItWithOneKey(String kind)
      throws SQLException {
    Ledger ledger =
        addEverywhere(
            database(kind, "keyed"), "Idempotency-Key: k-1\r\n", Map.of("200 ETag: \"7-2\"", ALL));

    assertThat(ledger.history()).hasSize(2);
  }

  private Ledger addEverywhere(String url, String header, Map<String, Long> outcomes) {
    create(url);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (Instance one = new Instance(url, issuer);
        Instance two = new Instance(url, issuer)) {
      List<CompletableFuture<String>> responses =
          IntStream.range(0, THREADS)
              .mapToObj(i -> (i % 2 == 0 ? one : two).address())
              .map(address -> supplyAsync(() -> add(address, header), threads))
              .toList();

      assertThat(
              responses.stream()
                  .flatMap(response -> outcomes(response.join()))
                  .collect(groupingBy(outcome -> outcome, counting())))
          .isEqualTo(outcomes);
    } finally {
      threads.shutdownNow();
    }
    try (Database database = Databases.open(url)) {
      Ledger ledger = Ledger.of(database, ORGANIZATION);
      ledger.check();
      return ledger;
    }
  }

  private static void create(String url) {
    try (Database database = Databases.open(url)) {
      new SqlOrganizationRegistry(database, Clock.systemUTC())
          .create(ORGANIZATION, SampleOrganization.OWNER);
    }
  }

  /** Sends the request again and again over one connection; what came back. */
  private static String add(String address, String header) {
    String body = body(7, "new@example.com", "role", "viewer");
    String head =
        "POST /v1/organizations/users/add HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: application/json\r\n"
            + header
            + "Content-Length: "
            + body.length();
    String request = head + "\r\n\r\n" + body;
    try (RawConnection connection = new RawConnection(address)) {
      return connection
          .send(request.repeat(REQUESTS_A_THREAD - 1))
          .send(head + "\r\nConnection: close\r\n\r\n" + body)
          .readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Status and, where there is one, entity tag of each response. */
  private static Stream<String> outcomes(String responses) {
    return Arrays.stream(responses.split("HTTP/1\\.1 ", -1)).skip(1).map(RaceTest::outcome);
  }

  private static String outcome(String response) {
    Matcher tag = TAG.matcher(response);
    return response.substring(0, 3) + (tag.find() ? " " + tag.group() : "");
  }

  @Test
  void writesShouldLeaveNoGapWhenThreeServersTakeThem() throws SQLException {
    String url = database("postgresql", "three");
    create(url);
    try (Instance one = new Instance(url, issuer);
        Instance two = new Instance(url, issuer);
        Instance three = new Instance(url, issuer);
        WriteLoad load = new WriteLoad(List.of(one, two, three), List.of(ORGANIZATION))) {
      Eventually.holds("writes", Duration.ofSeconds(60), () -> load.acknowledged() >= SOME);
      load.end();

      assertThat(load.otherResponses()).isEmpty();
      Ledger.compare(url, List.of(ORGANIZATION), load);
    }
  }
}
