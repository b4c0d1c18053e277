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
    try (RunningServer server =
        new RunningServer()
            .withLimits("--max-concurrent=1", "--queue-size=0")
            .withStore(
                ForwardingStore.beforeCall(
                    orgId -> {
                      entered.countDown();
                      Eventually.isOpen(released);
                    }))
            .start()) {
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
}
