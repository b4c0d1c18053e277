package io.cloudplans.organizationusers.server.jetty;

import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.ForwardingStore;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More requests than the server executes at once. */
@Timeout(60)
class OverloadTest {
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  @Test
  void listShouldBeUnavailableAtOnceWhenTheQueueSizeIsZero() {
    try (RunningServer server = start("--queue-size=0")) {
      CompletableFuture<TestResponse> first = server.sendAsync(server.request(LIST));
      Eventually.isOpen(entered);

      TestResponse second = server.get(LIST, "X-Request-Id", "second");
      TestResponse health = server.get("/health/live");
      released.countDown();

      assertThat(second)
          .hasStatus(503)
          .isProblem("unavailable")
          .hasHeader("X-Request-Id", "second")
          .hasHeader("Retry-After", "1");
      assertThat(health).isOk();
      assertThat(first.join()).isOk();
    }
  }

  @Test
  void listShouldBeUnavailableAfterTheQueueTimeout() {
    try (RunningServer server = start("--queue-timeout=1s")) {
      CompletableFuture<TestResponse> first = server.sendAsync(server.request(LIST));
      Eventually.isOpen(entered);

      TestResponse second = server.get(LIST);
      released.countDown();

      assertThat(second).hasStatus(503).isProblem("unavailable").hasHeader("Retry-After", "1");
      assertThat(first.join()).isOk();
    }
  }

  @Test
  void listShouldSucceedWhenASlotBecomesFree() {
    try (RunningServer server = start("--queue-size=1", "--queue-timeout=60s")) {
      CompletableFuture<TestResponse> first = server.sendAsync(server.request(LIST));
      Eventually.isOpen(entered);
      CompletableFuture<TestResponse> second = server.sendAsync(server.request(LIST));
      CompletableFuture<TestResponse> third = server.sendAsync(server.request(LIST));

      // One of them waits, and the other finds the queue full.
      TestResponse rejected = (TestResponse) CompletableFuture.anyOf(second, third).join();
      released.countDown();

      assertThat(rejected).hasStatus(503);
      assertThat(first.join()).isOk();
      assertThat(rejected == second.getNow(null) ? third.join() : second.join()).isOk();
    }
  }

  /** Starts a server with one slot, whose stores wait for {@code released}. */
  private RunningServer start(String... limits) {
    return new RunningServer()
        .withLimits("--max-concurrent=1")
        .withLimits(limits)
        .withStore(
            ForwardingStore.beforeCall(
                orgId -> {
                  entered.countDown();
                  Eventually.isOpen(released);
                }))
        .start();
  }
}
