package io.cloudplans.organizationusers.server.users;

import static io.cloudplans.organizationusers.server.fixture.ResponseAssertions.assertDone;
import static io.cloudplans.organizationusers.server.fixture.ResponseAssertions.assertInvalid;
import static io.cloudplans.organizationusers.server.fixture.ResponseAssertions.assertProblem;
import static io.cloudplans.organizationusers.server.fixture.ResponseAssertions.mustMatch;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.server.fixture.SettableClock;
import io.cloudplans.organizationusers.server.fixture.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that are repeated with an idempotency key. The organization is at version 6. */
@Tag("store")
@Tag("fake")
class IdempotencyTest {
  private static final String ADD =
      "{\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"role\":\"viewer\"}";
  private static final String REMOVE = "{\"org_id\":\"42\",\"user_id\":\"new@example.com\"}";
  private static final Map<String, String> KEY = Map.of("Idempotency-Key", "k-1");
  private static final Duration DAY = Duration.ofHours(24);

  private static final SettableClock CLOCK = new SettableClock();

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Contract.builtIn(), UnaryOperator.identity(), CLOCK);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void reset() {
    server.reset();
  }

  private HttpResponse<String> postAs(String email, String operation, String body) {
    return server.send(
        server
            .request(TestServer.USERS + operation, server.token(email, false))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "k-1")
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void writeShouldGetItsFirstAnswerWhenRepeatedAfterOtherWritesAndWithItsStaleIfMatch() {
    Map<String, String> headers = Map.of("Idempotency-Key", "k-1", "If-Match", "\"42-6\"");

    assertDone(server.post("add", ADD, headers), 7);
    assertDone(server.post("remove", REMOVE), 8);
    assertDone(server.post("add", ADD, headers), 7);
    assertDone(server.post("add", ADD, KEY), 7);

    assertThat(server.kept.roster()).doesNotContainKey("new@example.com");
    assertThat(server.kept.history()).hasSize(8);
  }

  @Test
  void writeShouldKeepThePresentVersionWhenItChangesNothing() {
    String same = "{\"org_id\":\"42\",\"user_id\":\"viewer@example.com\",\"state\":\"active\"}";

    assertDone(server.post("update", same, KEY), 6);
    assertDone(server.post("add", ADD), 7);
    assertDone(server.post("update", same, KEY), 6);
  }

  @Test
  void keyShouldBeTheSameWhenBareOrInQuotes() {
    assertDone(server.post("add", ADD, Map.of("Idempotency-Key", "\"k-1\"")), 7);
    assertDone(server.post("add", ADD, KEY), 7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"org_id\":\"42\",\"user_id\":\"NEW@Example.COM\",\"role\":\"viewer\"}",
        "{\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"role\":\"viewer\","
            + "\"state\":\"inactive\"}",
        " { \"role\" : \"viewer\", \"user_id\":\"new@example\\u002ecom\",\"org_id\":\"42\"}\n"
      })
  void requestShouldBeTheSameWhenItMeansTheSame(String body) {
    assertDone(server.post("add", ADD, KEY), 7);
    assertDone(server.post("add", body, KEY), 7);
  }

  @Test
  void requestShouldBeRefusedWhenItsKeyWasUsedForAnother() {
    assertDone(server.post("add", ADD, KEY), 7);

    assertProblem(
        server.post("add", ADD.replace("viewer", "admin"), KEY), "idempotency-key-reused");
    assertProblem(server.post("add", ADD.replace("new", "old"), KEY), "idempotency-key-reused");
    assertProblem(server.post("remove", REMOVE, KEY), "idempotency-key-reused");
    assertProblem(server.post("update", ADD, KEY), "idempotency-key-reused");
    assertProblem(
        server.post("remove", REMOVE, Map.of("Idempotency-Key", "k-1", "If-Match", "\"42-1\"")),
        "idempotency-key-reused");
    assertThat(server.kept.history()).hasSize(7);
  }

  @Test
  void keyShouldBeFreeWhenItsRequestWasRefused() {
    assertProblem(server.post("remove", REMOVE, KEY), "user-not-found");
    assertProblem(
        server.post("add", ADD, Map.of("Idempotency-Key", "k-1", "If-Match", "\"42-1\"")),
        "precondition-failed");
    assertThat(server.kept.keys()).isZero();

    assertDone(server.post("add", ADD, KEY), 7);
  }

  @Test
  void keyShouldBelongToItsCallerAndOrganization() {
    assertThat(server.registry.create(43, "owner@example.com")).isTrue();

    assertDone(server.post("add", ADD, KEY), 7);
    assertDone(postAs("admin@example.com", "remove", REMOVE), 8);
    HttpResponse<String> foreign = server.post("add", ADD.replace("42", "43"), KEY);

    assertThat(foreign.headers().firstValue("ETag")).hasValue("\"43-2\"");
  }

  @Test
  void keyShouldBeFreeAndItsRowGoneWhenADayHasPassed() {
    assertDone(server.post("add", ADD, KEY), 7);
    CLOCK.advance(DAY.minusMillis(1));
    assertDone(server.post("add", ADD, KEY), 7);
    CLOCK.advance(Duration.ofMillis(1));
    assertDone(server.post("remove", REMOVE, Map.of("Idempotency-Key", "k-2")), 8);
    assertThat(server.kept.keys()).isEqualTo(1);

    assertDone(server.post("add", ADD, KEY), 9);
    CLOCK.advance(DAY);
    assertDone(server.post("remove", REMOVE, KEY), 10);
    assertThat(server.kept.keys()).isEqualTo(1);
  }

  @Test
  void repeatShouldDropTheKeysOfOthersThatADayHasPassedFor() {
    assertDone(server.post("add", ADD, Map.of("Idempotency-Key", "old")), 7);
    CLOCK.advance(DAY.minusMillis(1));
    assertDone(server.post("remove", REMOVE, KEY), 8);
    CLOCK.advance(Duration.ofMillis(1));

    assertDone(server.post("remove", REMOVE, KEY), 8);

    assertThat(server.kept.keys()).isEqualTo(1);
  }

  @Test
  void requestsShouldGetTheSameAnswerWhenInFlightTogether() {
    CyclicBarrier barrier = new CyclicBarrier(2);
    List<CompletableFuture<HttpResponse<String>>> answers =
        List.of(supplyAsync(() -> addAt(barrier)), supplyAsync(() -> addAt(barrier)));

    answers.forEach(answer -> assertDone(answer.join(), 7));
    assertThat(server.kept.history()).hasSize(7);
    assertThat(server.kept.keys()).isEqualTo(1);
  }

  private HttpResponse<String> addAt(CyclicBarrier barrier) {
    try {
      barrier.await();
      return server.post("add", ADD, KEY);
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void keyShouldHaveSixtyFourCharactersAtMost() {
    assertDone(server.post("add", ADD, Map.of("Idempotency-Key", "k".repeat(64))), 7);
    assertInvalidKey("k".repeat(65));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"a", "a\"", "a b", "a,b", "a/b", "k\u00e9", "'a'"})
  void keyShouldBeRefusedWhenItsSyntaxIsWrong(String key) {
    assertInvalidKey(key);
  }

  private void assertInvalidKey(String key) {
    assertInvalid(
        server.post("add", ADD, Map.of("Idempotency-Key", key)),
        "header",
        "Idempotency-Key",
        mustMatch("IdempotencyKey"));
  }

  @Test
  void repeatShouldBeRefusedWhenItsCallerHasLostTheRight() {
    assertDone(postAs("admin@example.com", "add", ADD), 7);
    assertThat(server.registry.changeMfa(42, old -> new MfaPolicy(Set.of(MfaClass.USERSMGMT))))
        .isTrue();
    assertProblem(postAs("admin@example.com", "add", ADD), "step-up-required");
    assertThat(server.registry.changeMfa(42, old -> new MfaPolicy(Set.of()))).isTrue();
    assertDone(postAs("admin@example.com", "add", ADD), 7);

    String demoted = "{\"org_id\":\"42\",\"user_id\":\"admin@example.com\",\"role\":\"viewer\"}";
    assertDone(server.post("update", demoted), 10);
    assertProblem(postAs("admin@example.com", "add", ADD), "role-not-permitted");
  }
}
