package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.cloudplans.organizationusers.client.error.CallInterruptedException;
import io.cloudplans.organizationusers.client.error.CallTimeoutException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.error.ProblemException;
import io.cloudplans.organizationusers.client.error.UnavailableException;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.spec.fixture.ClosedPort;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(CONCURRENT)
class RetriesTest {
  private static final AddUser ADD = AddUser.of(42, "a@b.example", Role.VIEWER);
  @RegisterExtension final ScriptedServer server = new ScriptedServer();

  private OrganizationUsersClient keyless() {
    return server.client(options -> options.withMaxRetries(2).withIdempotencyKeys(false));
  }

  static Iterable<String> slugs() {
    return Contract.problems().keySet();
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void writeShouldBeRetriedWhenTheContractAllowsIt(String slug) {
    String rule = Contract.retries().getOrDefault("/problems/" + slug, "");
    for (boolean keyed : List.of(true, false)) {
      server.rejects(slug).acknowledges();
      var client = server.client(options -> options.withMaxRetries(1).withIdempotencyKeys(keyed));
      Throwable thrown = catchThrowable(() -> SampleWrites.send(client, slug));
      boolean retried = rule.equals("always") || (keyed && rule.equals("with-key"));
      assertThat(thrown == null).as("%s, keyed: %s", slug, keyed).isEqualTo(retried);
      if (!retried) {
        server.dropScripts();
      }
    }
  }

  @Test
  void writeShouldKeepItsKeyWhenItIsRetried() throws Exception {
    server.plays((request, out) -> {}).violates(502, "", "<html>").acknowledges().acknowledges();
    var client = server.client(options -> options.withMaxRetries(2));
    client.add(ADD);
    client.add(ADD);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      keys.add(server.received().headers().get("idempotency-key"));
    }
    assertThat(keys.subList(0, 3)).containsOnly(keys.get(0)).doesNotContainNull();
    assertThat(keys.get(3)).isNotEqualTo(keys.get(0)).isNotNull();
  }

  @Test
  void writeShouldNotBeRetriedWhenItsResponseIsLostAndItHasNoKey() throws Exception {
    server.plays((request, out) -> {}).acknowledges();
    assertThat(catchThrowable(() -> keyless().add(ADD)))
        .isExactlyInstanceOf(NoResponseException.class);
    assertThat(server.received().headers()).doesNotContainKey("idempotency-key");
    assertThat(server.receivedCount()).isZero();
  }

  @Test
  void writeShouldBeRetriedWhenItHasAKeyOfItsOwn() throws Exception {
    server.plays((request, out) -> {}).acknowledges();
    keyless().add(ADD.withIdempotencyKey("k"));
    assertThat(server.received().headers()).containsEntry("idempotency-key", "k");
    assertThat(server.received().headers()).containsEntry("idempotency-key", "k");
  }

  @Test
  void listShouldBeRetriedWhenItsResponseIsCut() {
    server.plays((request, out) -> out.write(ScriptedServer.head(200, "", 1000))).lists();
    assertThat(keyless().list(ListUsers.of(42)).users()).hasSize(6);
  }

  @Test
  void callShouldThrowTheLastFailureWhenItsRetriesAreUsedUp() {
    server.rejects("request-timeout");
    server.rejects("request-timeout");
    server.rejects("internal-error");
    assertThat(catchThrowable(() -> server.client(o -> o.withMaxRetries(2)).add(ADD)))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.status()).isEqualTo(500));
    assertThat(server.receivedCount()).isEqualTo(3);
  }

  @Test
  void callShouldThrowAtOnceWhenRetryAfterExceedsTheDeadline() {
    server.rejects("unavailable", "Retry-After: 3600").acknowledges();
    assertUnavailableAtOnce();
  }

  @Test
  void callShouldThrowAtOnceWhenAProxysRetryAfterIsADateAfterTheDeadline() {
    String problem = Contract.problem("unavailable").toString();
    String headers =
        "Content-Type: application/problem+json\nRetry-After: Wed, 01 Jan 2200 00:00:00 GMT";
    server.violates(503, headers, problem).acknowledges();
    assertUnavailableAtOnce();
  }

  private void assertUnavailableAtOnce() {
    assertThat(catchThrowable(() -> server.client(o -> o.withMaxRetries(3)).add(ADD)))
        .isInstanceOf(UnavailableException.class);
    assertThat(server.receivedCount()).isEqualTo(1);
  }

  @Test
  void callShouldWaitForRetryAfterWhenItIsRetried() {
    server.rejects("rate-limited", "Retry-After: 1").acknowledges();
    long start = System.nanoTime();
    server.client(options -> options.withMaxRetries(1)).add(ADD);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void callShouldThrowWhenItsDeadlinePassesBeforeItsRetriesAreUsedUp() {
    server.stallsAfter();
    var client =
        server.client(
            options ->
                options
                    .withMaxRetries(1000)
                    .withTimeout(Duration.ofSeconds(30))
                    .withDeadline(Duration.ofSeconds(2)));
    assertThat(catchThrowable(() -> client.add(ADD))).isInstanceOf(CallTimeoutException.class);
    assertThat(server.receivedCount()).isEqualTo(1);
  }

  @Test
  void callShouldStopWaitingWhenItsThreadIsInterrupted() {
    server.rejects("unavailable", "Retry-After: 30");
    Thread caller = Thread.currentThread();
    new Thread(
            () -> {
              while (!sleeps(caller)) {
                Thread.onSpinWait();
              }
              caller.interrupt();
            })
        .start();
    assertThat(catchThrowable(() -> server.client(o -> o.withMaxRetries(1)).add(ADD)))
        .isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static boolean sleeps(Thread thread) {
    return Stream.of(thread.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("sleep"));
  }

  @Test
  void retriesShouldStopWhenTheBudgetOfTheClientIsSpent() {
    OrganizationUsersClient client = server.client(options -> options.withMaxRetries(1));
    for (int i = 0; i < 202; i++) {
      server.rejects("internal-error");
    }
    for (int i = 0; i < 102; i++) {
      assertThat(catchThrowable(() -> client.add(ADD)))
          .isInstanceOf(OrganizationUsersException.class);
    }
    // 500 in the budget pay for 100 retries: 102 calls and at most 100 retries.
    assertThat(server.receivedCount()).isEqualTo(202);
  }

  @Test
  void keylessWriteShouldBeRetriedWhenNoServerListens() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    try (ClosedPort closed = new ClosedPort()) {
      var client =
          server
              .builder()
              .baseUrl(closed.url())
              .token(() -> "t" + attempts.incrementAndGet())
              .options(options -> options.withMaxRetries(2).withIdempotencyKeys(false))
              .build();
      assertThat(catchThrowable(() -> client.add(ADD)))
          .isExactlyInstanceOf(NoResponseException.class)
          .hasCauseInstanceOf(ConnectException.class);
    }
    assertThat(attempts).hasValue(3);
  }
}
