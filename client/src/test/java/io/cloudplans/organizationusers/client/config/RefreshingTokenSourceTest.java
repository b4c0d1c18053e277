package io.cloudplans.organizationusers.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RefreshingTokenSourceTest {
  private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final AtomicInteger tokenRequests = new AtomicInteger();
  private final TokenSource tokens = new RefreshingTokenSource(this::issue, clock);
  private volatile boolean down;

  private void pass(Duration time) {
    now = now.plus(time);
  }

  /** Issues a token for ten minutes. */
  private AccessToken issue() {
    int number = tokenRequests.incrementAndGet();
    if (down) {
      throw new IllegalStateException("the issuer is down");
    }
    return new AccessToken("t" + number, now.plus(Duration.ofMinutes(10)));
  }

  @Test
  void tokenShouldBeKeptWhenItIsFresh() {
    assertThat(tokens.token()).isEqualTo("t1");
    pass(Duration.ofMinutes(8).minusSeconds(1));
    assertThat(tokens.token()).isEqualTo("t1");
    assertThat(tokenRequests).hasValue(1);
  }

  @Test
  void tokenShouldBeRenewedWhenAFifthOfItsLifetimeIsLeft() {
    tokens.token();
    pass(Duration.ofMinutes(8));
    assertThat(tokens.token()).isEqualTo("t2");
  }

  @Test
  void tokenShouldBeUsedUntilItExpiresWhenTheIssuerIsDown() {
    tokens.token();
    down = true;
    pass(Duration.ofMinutes(9));
    assertThat(tokens.token()).isEqualTo("t1");
    assertThat(tokens.token()).isEqualTo("t1");
    assertThat(tokenRequests).as("the issuer gets no further request at once").hasValue(2);
    pass(Duration.ofMinutes(1));
    assertThatThrownBy(tokens::token).hasMessage("the issuer is down");
    down = false;
    assertThat(tokens.token()).isEqualTo("t4");
  }

  @Test
  void tokenShouldBeReplacedOnceWhenItIsRejectedTwice() {
    String first = tokens.token();
    assertThat(tokens.tokenInsteadOf(first)).isEqualTo("t2");
    assertThat(tokens.tokenInsteadOf(first)).isEqualTo("t2");
    assertThat(tokenRequests).hasValue(2);
  }

  @Test
  void tokenShouldBeRequestedOnceWhenAHundredThreadsWait() throws Exception {
    CountDownLatch waiting = new CountDownLatch(100);
    TokenSource slow =
        new RefreshingTokenSource(
            () -> {
              await(waiting);
              return issue();
            },
            clock);
    var threads = Executors.newFixedThreadPool(100);
    try {
      List<Future<String>> got = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        got.add(
            threads.submit(
                () -> {
                  waiting.countDown();
                  return slow.token();
                }));
      }
      for (Future<String> token : got) {
        assertThat(token.get()).isEqualTo("t1");
      }
    } finally {
      threads.shutdown();
    }
    assertThat(tokenRequests).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void tokenShouldNotBeInItsText() {
    assertThat(issue()).hasToString("AccessToken[expiresAt=2026-11-22T10:10:00Z]");
  }
}
