package io.cloudplans.organizationusers.server.users;

import static io.cloudplans.organizationusers.server.fixture.Fault.header;
import static io.cloudplans.organizationusers.server.fixture.Fault.mustMatch;
import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.server.fixture.MutableClock;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that are retried with an idempotency key. The organization is at version 6. */
@Tag("store")
@Tag("fake")
class IdempotencyTest {
  private static final String ADD = body("new@example.com", "role", "viewer");
  private static final String REMOVE = body("new@example.com");
  private static final String[] KEY = {"Idempotency-Key", "k-1"};
  private static final Duration DAY = Duration.ofHours(24);

  private static final MutableClock CLOCK = new MutableClock();

  @RegisterExtension
  static final RunningServer server = new RunningServer().withClock(CLOCK).withResetBeforeEach();

  private TestResponse postAs(String email, String operation, String body) {
    return server.postAs(email, operation, body, KEY);
  }

  @Test
  void writeShouldGetItsFirstResponseWhenRetriedAfterOtherWritesAndWithItsStaleIfMatch() {
    String[] headers = {"Idempotency-Key", "k-1", "If-Match", "\"42-6\""};

    assertThat(server.post("add", ADD, headers)).isDone(7);
    assertThat(server.post("remove", REMOVE)).isDone(8);
    assertThat(server.post("add", ADD, headers)).isDone(7);
    assertThat(server.post("add", ADD, KEY)).isDone(7);

    assertThat(server.stored().roster()).doesNotContainKey("new@example.com");
    assertThat(server.stored().history()).hasSize(8);
  }

  @Test
  void writeShouldKeepThePresentVersionWhenItChangesNothing() {
    String same = body("viewer@example.com", "state", "active");

    assertThat(server.post("update", same, KEY)).isDone(6);
    assertThat(server.post("add", ADD)).isDone(7);
    assertThat(server.post("update", same, KEY)).isDone(6);
  }

  @Test
  void keyShouldBeTheSameWhenBareOrInQuotes() {
    assertThat(server.post("add", ADD, "Idempotency-Key", "\"k-1\"")).isDone(7);
    assertThat(server.post("add", ADD, KEY)).isDone(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"org_id\":\"42\",\"user_id\":\"NEW@Example.COM\",\"role\":\"viewer\"}",
        "{\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"role\":\"viewer\","
            + "\"state\":\"inactive\"}",
        " { \"role\" : \"viewer\", \"user_id\":\"new@example\\u002ecom\",\"org_id\":\"42\"}\n"
      })
  void requestShouldBeTheSameWhenItsJsonIsEquivalent(String body) {
    assertThat(server.post("add", ADD, KEY)).isDone(7);
    assertThat(server.post("add", body, KEY)).isDone(7);
  }

  @Test
  void requestShouldBeRejectedWhenItsKeyWasUsedForAnother() {
    assertThat(server.post("add", ADD, KEY)).isDone(7);

    assertThat(server.post("add", ADD.replace("viewer", "admin"), KEY))
        .isProblem("idempotency-key-reused");
    assertThat(server.post("add", ADD.replace("new", "old"), KEY))
        .isProblem("idempotency-key-reused");
    assertThat(server.post("remove", REMOVE, KEY)).isProblem("idempotency-key-reused");
    assertThat(server.post("update", ADD, KEY)).isProblem("idempotency-key-reused");
    assertThat(server.post("remove", REMOVE, "Idempotency-Key", "k-1", "If-Match", "\"42-1\""))
        .isProblem("idempotency-key-reused");
    assertThat(server.stored().history()).hasSize(7);
  }

  @Test
  void keyShouldBeFreeWhenItsRequestWasRejected() {
    assertThat(server.post("remove", REMOVE, KEY)).isProblem("user-not-found");
    assertThat(server.post("add", ADD, "Idempotency-Key", "k-1", "If-Match", "\"42-1\""))
        .isProblem("precondition-failed");
    assertThat(server.stored().keys()).isZero();

    assertThat(server.post("add", ADD, KEY)).isDone(7);
  }

  @Test
  void keyShouldBelongToItsCallerAndOrganization() {
    assertThat(server.registry().create(43, "owner@example.com")).isTrue();

    assertThat(server.post("add", ADD, KEY)).isDone(7);
    assertThat(postAs("admin@example.com", "remove", REMOVE)).isDone(8);
    TestResponse foreign = server.post("add", ADD.replace("42", "43"), KEY);

    assertThat(foreign).hasHeader("ETag", "\"43-2\"");
  }

  @Test
  void keyShouldBeFreeAndItsRowDeletedWhenADayHasPassed() {
    assertThat(server.post("add", ADD, KEY)).isDone(7);
    CLOCK.advance(DAY.minusMillis(1));
    assertThat(server.post("add", ADD, KEY)).isDone(7);
    CLOCK.advance(Duration.ofMillis(1));
    assertThat(server.post("remove", REMOVE, "Idempotency-Key", "k-2")).isDone(8);
    assertThat(server.stored().keys()).isEqualTo(1);

    assertThat(server.post("add", ADD, KEY)).isDone(9);
    CLOCK.advance(DAY);
    assertThat(server.post("remove", REMOVE, KEY)).isDone(10);
    assertThat(server.stored().keys()).isEqualTo(1);
  }

  @Test
  void retryShouldDeleteTheExpiredKeysOfOthers() {
    assertThat(server.post("add", ADD, "Idempotency-Key", "old")).isDone(7);
    CLOCK.advance(DAY.minusMillis(1));
    assertThat(server.post("remove", REMOVE, KEY)).isDone(8);
    CLOCK.advance(Duration.ofMillis(1));

    assertThat(server.post("remove", REMOVE, KEY)).isDone(8);

    assertThat(server.stored().keys()).isEqualTo(1);
  }

  @Test
  void requestsShouldGetTheSameResponseWhenInFlightTogether() {
    CyclicBarrier barrier = new CyclicBarrier(2);
    List<CompletableFuture<TestResponse>> responses =
        List.of(supplyAsync(() -> addAt(barrier)), supplyAsync(() -> addAt(barrier)));

    responses.forEach(response -> assertThat(response.join()).isDone(7));
    assertThat(server.stored().history()).hasSize(7);
    assertThat(server.stored().keys()).isEqualTo(1);
  }

  private TestResponse addAt(CyclicBarrier barrier) {
    try {
      barrier.await();
      return server.post("add", ADD, KEY);
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void keyShouldHaveAtMost64Characters() {
    assertThat(server.post("add", ADD, "Idempotency-Key", "k".repeat(64))).isDone(7);
    assertInvalidKey("k".repeat(65));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"a", "a\"", "a b", "a,b", "a/b", "k\u00e9", "'a'"})
  void keyShouldBeRejectedWhenItsSyntaxIsInvalid(String key) {
    assertInvalidKey(key);
  }

  private void assertInvalidKey(String key) {
    assertThat(server.post("add", ADD, "Idempotency-Key", key))
        .isInvalid(header("Idempotency-Key", mustMatch("IdempotencyKey")));
  }

  @Test
  void retryShouldBeRejectedWhenItsCallerHasLostTheRight() {
    assertThat(postAs("admin@example.com", "add", ADD)).isDone(7);
    assertThat(server.registry().changeMfa(42, old -> new MfaPolicy(Set.of(MfaClass.USERSMGMT))))
        .isTrue();
    assertThat(postAs("admin@example.com", "add", ADD)).isProblem("step-up-required");
    assertThat(server.registry().changeMfa(42, old -> new MfaPolicy(Set.of()))).isTrue();
    assertThat(postAs("admin@example.com", "add", ADD)).isDone(7);

    String demoted = body("admin@example.com", "role", "viewer");
    assertThat(server.post("update", demoted)).isDone(10);
    assertThat(postAs("admin@example.com", "add", ADD)).isProblem("role-not-permitted");
  }
}
