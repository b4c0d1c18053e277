package io.cloudplans.organizationusers.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.cloudplans.organizationusers.server.cluster.Instance;
import io.cloudplans.organizationusers.server.cluster.Ledger;
import io.cloudplans.organizationusers.server.cluster.RestartablePostgres;
import io.cloudplans.organizationusers.server.cluster.WriteLoad;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** A PostgreSQL server that is killed or paused under load, and recovers. */
@Timeout(120)
@Execution(CONCURRENT)
class OutageTest {
  private static final List<Long> ORGANIZATIONS = List.of(7L, 42L);
  private static final int SOME = 200;
  private static final int A_FEW = 10;

  @TempDir Path folder;

  @Test
  void addShouldLoseNothingAcknowledgedWhenTheDatabaseIsKilled() {
    loseNothing(RestartablePostgres::kill, RestartablePostgres::start);
  }

  @Test
  void addShouldLoseNothingAcknowledgedWhenTheDatabaseIsPaused() {
    loseNothing(RestartablePostgres::pause, RestartablePostgres::resume);
  }

  private void loseNothing(
      Consumer<RestartablePostgres> outage, Consumer<RestartablePostgres> recovery) {
    DemoIssuer issuer = DemoIssuer.in(folder);
    try (RestartablePostgres postgres = new RestartablePostgres(folder)) {
      assertThat(Ledger.create(postgres.url(), ORGANIZATIONS)).isTrue();
      try (Instance one = new Instance(postgres.url(), issuer);
          Instance two = new Instance(postgres.url(), issuer);
          WriteLoad load = new WriteLoad(List.of(one, two), ORGANIZATIONS)) {
        load.awaitAcknowledged(SOME);
        assertThat(health(one)).isEqualTo(200);

        outage.accept(postgres);
        Eventually.holds("rejected writes", () -> rejected(load) > A_FEW);
        int before = load.acknowledged();
        Eventually.holds("one is not ready", () -> health(one) == 503);
        Eventually.holds("two is not ready", () -> health(two) == 503);
        recovery.accept(postgres);

        Eventually.holds("a write", () -> load.acknowledged() > before);
        load.awaitAcknowledged(before + SOME);
        Eventually.holds("one is ready", () -> health(one) == 200);
        load.end();
        assertThat(load.otherResponses()).containsOnlyKeys("503 /problems/unavailable");
        Ledger.compare(postgres.url(), ORGANIZATIONS, load);
      }
    }
  }

  private static int rejected(WriteLoad load) {
    return load.otherResponses().values().stream().mapToInt(Integer::intValue).sum();
  }

  private static int health(Instance instance) {
    return instance.get("/health/ready").status();
  }
}
