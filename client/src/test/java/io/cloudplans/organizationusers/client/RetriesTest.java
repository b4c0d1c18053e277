package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cloudplans.organizationusers.client.config.CallOptions;
import io.cloudplans.organizationusers.client.error.CallInterruptedException;
import io.cloudplans.organizationusers.client.error.CallTimeoutException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.error.ProblemException;
import io.cloudplans.organizationusers.client.error.UnavailableException;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.Role;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
  private static final String DONE = "{\"status\":200}";
  private static final AddUser ADD = AddUser.of(42, "a@b.example", Role.VIEWER);
  private ScriptedServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedServer();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private OrganizationUsersClient client(UnaryOperator<CallOptions> options) {
    return server.client().options(options).build();
  }

  private OrganizationUsersClient keyless() {
    return client(options -> options.withMaxRetries(2).withIdempotencyKeys(false));
  }

  static Iterable<String> slugs() {
    return Contract.problems().keySet();
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void writeShouldBeSentAgainWhenTheContractLetsIt(String slug) {
    String repeat = Contract.retries().getOrDefault("/problems/" + slug, "");
    for (boolean keyed : List.of(true, false)) {
      server.refuses(slug);
      server.succeeds(DONE);
      var client = client(options -> options.withMaxRetries(1).withIdempotencyKeys(keyed));
      Throwable thrown = catchThrowable(() -> client.add(ADD));
      boolean again = repeat.equals("always") || (keyed && repeat.equals("with-key"));
      assertThat(thrown == null).as("%s, keyed: %s", slug, keyed).isEqualTo(again);
      if (!again) {
        server.forgetScripts();
      }
    }
  }

  @Test
  void writeShouldKeepItsKeyWhenItIsSentAgain() throws Exception {
    server.plays((request, out) -> {}).answers(502, "", "<html>").succeeds(DONE).succeeds(DONE);
    var client = client(options -> options.withMaxRetries(2));
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
  void writeShouldNotBeSentAgainWhenItsAnswerIsLostAndItHasNoKey() throws Exception {
    server.plays((request, out) -> {}).succeeds(DONE);
    assertThat(catchThrowable(() -> keyless().add(ADD)))
        .isExactlyInstanceOf(NoResponseException.class);
    assertThat(server.received().headers()).doesNotContainKey("idempotency-key");
    assertThat(server.receivedCount()).isZero();
  }

  @Test
  void writeShouldBeSentAgainWhenItHasAKeyOfItsOwn() throws Exception {
    server.plays((request, out) -> {}).succeeds(DONE);
    keyless().add(ADD.withIdempotencyKey("k"));
    assertThat(server.received().headers()).containsEntry("idempotency-key", "k");
    assertThat(server.received().headers()).containsEntry("idempotency-key", "k");
  }

  @Test
  void listShouldBeSentAgainWhenItsAnswerIsCut() {
    server
        .plays((request, out) -> out.write(ScriptedServer.head(200, "", 1000)))
        .succeeds(Contract.text("vectors/list/response.json"));
    assertThat(keyless().list(ListUsers.of(42)).users()).hasSize(6);
  }

  @Test
  void callShouldThrowTheLastFailureWhenItsRetriesAreUsedUp() {
    server.refuses("unavailable");
    server.refuses("unavailable");
    server.refuses("internal-error");
    assertThat(catchThrowable(() -> client(o -> o.withMaxRetries(2)).add(ADD)))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.status()).isEqualTo(500));
    assertThat(server.receivedCount()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3600", "Wed, 01 Jan 2200 00:00:00 GMT"})
  void callShouldThrowAtOnceWhenTheServerAsksForMoreThanTheDeadline(String retryAfter) {
    server.refuses("unavailable", "Retry-After: " + retryAfter).succeeds(DONE);
    assertThat(catchThrowable(() -> client(o -> o.withMaxRetries(3)).add(ADD)))
        .isInstanceOf(UnavailableException.class);
    assertThat(server.receivedCount()).isEqualTo(1);
  }

  @Test
  void callShouldWaitAsLongAsTheServerAsksWhenItIsSentAgain() {
    server.refuses("rate-limited", "Retry-After: 1").succeeds(DONE);
    long start = System.nanoTime();
    client(options -> options.withMaxRetries(1)).add(ADD);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void callShouldGiveUpWhenItsDeadlineIsOverBeforeItsRetriesAre() {
    server.stallsAfter();
    var client =
        client(
            options ->
                options
                    .withMaxRetries(1000)
                    .withTimeout(Duration.ofSeconds(30))
                    .withDeadline(Duration.ofMillis(200)));
    assertThat(catchThrowable(() -> client.add(ADD))).isInstanceOf(CallTimeoutException.class);
    assertThat(server.receivedCount()).isEqualTo(1);
  }

  @Test
  void callShouldStopWaitingWhenItsThreadIsInterrupted() {
    server.refuses("unavailable", "Retry-After: 30");
    Thread caller = Thread.currentThread();
    new Thread(
            () -> {
              while (!sleeps(caller)) {
                Thread.onSpinWait();
              }
              caller.interrupt();
            })
        .start();
    assertThat(catchThrowable(() -> client(o -> o.withMaxRetries(1)).add(ADD)))
        .isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static boolean sleeps(Thread thread) {
    return Stream.of(thread.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("sleep"));
  }

  @Test
  void retriesShouldEndWhenTheBudgetOfTheClientIsSpent() {
    OrganizationUsersClient client = client(options -> options.withMaxRetries(1));
    for (int i = 0; i < 202; i++) {
      server.refuses("unavailable");
    }
    for (int i = 0; i < 102; i++) {
      assertThat(catchThrowable(() -> client.add(ADD)))
          .isInstanceOf(OrganizationUsersException.class);
    }
    // 500 in the budget pay for 100 retries: 102 calls and no more than 100 repeats.
    assertThat(server.receivedCount()).isEqualTo(202);
  }

  @Test
  void keylessWriteShouldBeTriedAgainWhenNobodyListens() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    server.close();
    var client =
        server
            .client()
            .token(() -> "t" + tries.incrementAndGet())
            .options(options -> options.withMaxRetries(2).withIdempotencyKeys(false))
            .build();
    assertThat(catchThrowable(() -> client.add(ADD)))
        .isExactlyInstanceOf(NoResponseException.class)
        .hasCauseInstanceOf(ConnectException.class);
    assertThat(tries).hasValue(3);
  }
}
