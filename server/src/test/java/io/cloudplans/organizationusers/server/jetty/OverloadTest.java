package io.cloudplans.organizationusers.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.config.Endpoint;
import io.cloudplans.organizationusers.server.config.Limits;
import io.cloudplans.organizationusers.server.fixture.ContractProblem;
import io.cloudplans.organizationusers.server.fixture.TestServer;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More requests than the server works on. */
@Timeout(60)
class OverloadTest {
  @TempDir Path folder;

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  @Test
  void listShouldBeUnavailableAtOnceWhenNoneMayWait() {
    Limits one =
        new Limits(
            null,
            1,
            0,
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Limits.STANDARD.deadline(),
            100);
    try (TestServer server =
        new TestServer(
            folder,
            Contract.builtIn(),
            Waiting::new,
            Clock.systemUTC(),
            UnaryOperator.identity(),
            new Endpoint("127.0.0.1", 0, null, one))) {
      CompletableFuture<HttpResponse<String>> first =
          server.http.sendAsync(server.request(TestServer.LIST).build(), BodyHandlers.ofString());
      await(entered);

      HttpResponse<String> second =
          server.send(server.request(TestServer.LIST).header("X-Request-Id", "second"));
      HttpResponse<String> health = server.get("/health/live");
      released.countDown();

      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.body()).isEqualTo(ContractProblem.example("unavailable", "second"));
      assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(first.join().statusCode()).isEqualTo(200);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A store whose reads wait until the test lets them go on. */
  private final class Waiting implements RosterStore {
    private final RosterStore store;

    Waiting(RosterStore store) {
      this.store = store;
    }

    @Override
    public <T> T read(long orgId, Deadline deadline, Function<RosterSnapshot, T> reading) {
      entered.countDown();
      await(released);
      return store.read(orgId, deadline, reading);
    }

    @Override
    public long write(RosterWrite write) {
      return store.write(write);
    }

    @Override
    public boolean available() {
      return store.available();
    }
  }
}
