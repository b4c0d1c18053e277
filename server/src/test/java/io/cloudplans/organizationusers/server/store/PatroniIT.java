package io.cloudplans.organizationusers.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.cluster.Instance;
import io.cloudplans.organizationusers.server.cluster.Ledger;
import io.cloudplans.organizationusers.server.cluster.PatroniCluster;
import io.cloudplans.organizationusers.server.cluster.PrimaryProxy;
import io.cloudplans.organizationusers.server.cluster.WriteLoad;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on a Patroni cluster that loses its leader and elects another one. */
@Tag("operator")
@Timeout(600)
class PatroniIT {
  private static final List<Long> ORGANIZATIONS = List.of(7L);
  private static final int SOME = 500;

  @TempDir Path folder;

  @Test
  void addShouldLoseNothingAcknowledgedWhenTheLeaderIsKilledAndReplicasAreSynchronous() {
    assertThat(lostWhenTheLeaderIsKilled(true)).isEmpty();
  }

  /** Shows why the two settings are needed. */
  @Test
  void addShouldLoseWritesWhenTheLeaderIsKilledAndReplicasAreNotSynchronous() {
    assertThat(lostWhenTheLeaderIsKilled(false)).isNotEmpty();
  }

  private Set<String> lostWhenTheLeaderIsKilled(boolean synchronous) {
    DemoIssuer issuer = DemoIssuer.in(folder);
    try (PatroniCluster cluster = new PatroniCluster(folder, synchronous);
        PrimaryProxy proxy = new PrimaryProxy(folder, cluster.ports())) {
      Eventually.holds(
          "the proxy leads to the leader", () -> Ledger.create(proxy.url(), ORGANIZATIONS));
      try (Instance one = new Instance(proxy.url(), issuer);
          Instance two = new Instance(proxy.url(), issuer);
          WriteLoad load = new WriteLoad(List.of(one, two), ORGANIZATIONS)) {
        load.awaitAcknowledged(SOME);
        if (!synchronous) {
          cluster.cutReplication();
          load.awaitAcknowledged(load.acknowledged() + SOME);
        }

        cluster.killLeader();
        Eventually.holds("a response but 200", () -> !load.otherResponses().isEmpty());

        load.awaitAcknowledged(load.acknowledged() + SOME);
        load.end();
        assertThat(load.otherResponses().keySet())
            .isSubsetOf("503 /problems/unavailable", "no response");
        Set<String> lost = lost(proxy, load);
        System.out.printf(
            "patroni: synchronous %s, %d acknowledged, %d lost, longest time without a 200 %d ms%n",
            synchronous, load.acknowledged(), lost.size(), load.longestSilence().toMillis());
        return lost;
      }
    }
  }

  /** Returns the acknowledged users that the database lacks. */
  private static Set<String> lost(PrimaryProxy proxy, WriteLoad load) {
    try (Database database = Databases.open(proxy.url())) {
      Ledger ledger = Ledger.of(database, ORGANIZATIONS.get(0));
      ledger.check();
      Set<String> lost = new HashSet<>(load.acknowledged(ORGANIZATIONS.get(0)));
      ledger.users().forEach(lost::remove);
      return lost;
    }
  }
}
