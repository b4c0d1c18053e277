package io.cloudplans.organizationusers.server.users;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.SampleOrganization;
import io.cloudplans.organizationusers.server.cluster.Instance;
import io.cloudplans.organizationusers.server.cluster.Ledger;
import io.cloudplans.organizationusers.server.cluster.WriteLoad;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.fixture.RawConnection;
import io.cloudplans.organizationusers.server.fixture.TestDatabase;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equal and different requests from many concurrent callers, through several servers. */
@Tag("race")
@Timeout(120)
class RaceTest {
  private static final int CALLERS = 64;

  /** The callers race for each of these users. */
  private static final int USERS = 12;

  private static final long ORGANIZATION = 7;
  private static final int SOME = 500;

  private static final Pattern TAG = Pattern.compile("ETag: \\S+");

  @TempDir static Path keys;
  private static DemoIssuer issuer;

  @TempDir Path folder;

  @BeforeAll
  static void createIssuer() {
    issuer = DemoIssuer.in(keys);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void addShouldSucceedOnceWhenManySendIt(String kind) {
    List<List<String>> outcomes = addEverywhere(kind, "");

    List<String> tags = new ArrayList<>();
    for (List<String> ofUser : outcomes) {
      assertThat(ofUser).filteredOn("409"::equals).hasSize(CALLERS - 1);
      assertThat(ofUser).filteredOn(outcome -> outcome.startsWith("200")).hasSize(1);
      ofUser.stream().filter(outcome -> outcome.startsWith("200")).forEach(tags::add);
    }
    assertThat(tags).containsExactlyInAnyOrderElementsOf(successes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void addShouldBeAppliedOnceWithOneOutcomeWhenManySendItWithOneKey(String kind) {
    List<List<String>> outcomes = addEverywhere(kind, "Idempotency-Key: k-%d\r\n");

    assertThat(outcomes).allSatisfy(ofUser -> assertThat(ofUser).hasSize(CALLERS));
    assertThat(outcomes.stream().map(Set::copyOf))
        .containsExactlyInAnyOrderElementsOf(successes().stream().map(Set::of).toList());
  }

  /** Returns the expected outcomes with one success for each user. */
  private static List<String> successes() {
    return IntStream.range(0, USERS).mapToObj(i -> "200 ETag: \"7-%d\"".formatted(i + 2)).toList();
  }

  private String database(String kind) {
    return kind.equals("sqlite")
        ? "sqlite:" + folder.resolve("race.db")
        : TestDatabase.postgresql();
  }

  /** Returns, for each user, the outcomes of all callers. */
  private List<List<String>> addEverywhere(String kind, String header) {
    String url = database(kind);
    assertThat(Ledger.create(url, List.of(ORGANIZATION))).isTrue();
    List<List<String>> outcomes;
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try (Instance one = new Instance(url, issuer);
        Instance two = new Instance(url, issuer)) {
      List<CompletableFuture<List<String>>> callers =
          IntStream.range(0, CALLERS)
              .mapToObj(i -> i % 2 == 0 ? one : two)
              .map(server -> supplyAsync(() -> addAll(server, header), threads))
              .toList();
      outcomes =
          IntStream.range(0, USERS)
              .mapToObj(user -> callers.stream().map(caller -> caller.join().get(user)).toList())
              .toList();
    } finally {
      threads.shutdownNow();
    }
    try (Database database = Databases.open(url)) {
      Ledger ledger = Ledger.of(database, ORGANIZATION);
      ledger.check();
      assertThat(ledger.history()).hasSize(1 + USERS);
    }
    return outcomes;
  }

  /** Adds all users over one connection, and returns the outcomes. */
  private static List<String> addAll(Instance server, String header) {
    String begin =
        "POST /v1/organizations/users/add HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + server.token(SampleOrganization.OWNER, false)
            + "\r\nContent-Type: application/json\r\n";
    StringBuilder requests = new StringBuilder();
    for (int i = 0; i < USERS; i++) {
      String body = body(ORGANIZATION, "u%d@example.com".formatted(i), "role", "viewer");
      requests
          .append(begin)
          .append(header.formatted(i))
          .append(i == USERS - 1 ? "Connection: close\r\n" : "")
          .append("Content-Length: %d\r\n\r\n%s".formatted(body.length(), body));
    }
    try (RawConnection connection = server.connect()) {
      String responses = connection.send(requests.toString()).readAll();
      return Arrays.stream(responses.split("HTTP/1\\.1 ", -1))
          .skip(1)
          .map(RaceTest::outcome)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the status and the entity tag, if any, of a response. */
  private static String outcome(String response) {
    Matcher tag = TAG.matcher(response);
    return response.substring(0, 3) + (tag.find() ? " " + tag.group() : "");
  }

  @Test
  void writesShouldLeaveNoGapWhenThreeServersExecuteThem() {
    String url = TestDatabase.postgresql();
    assertThat(Ledger.create(url, List.of(ORGANIZATION))).isTrue();
    try (Instance one = new Instance(url, issuer);
        Instance two = new Instance(url, issuer);
        Instance three = new Instance(url, issuer);
        WriteLoad load = new WriteLoad(List.of(one, two, three), List.of(ORGANIZATION))) {
      load.awaitAcknowledged(SOME);
      load.end();

      assertThat(load.otherResponses()).isEmpty();
      Ledger.compare(url, List.of(ORGANIZATION), load);
    }
  }
}
