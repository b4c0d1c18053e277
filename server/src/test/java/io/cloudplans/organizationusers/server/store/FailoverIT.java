package io.cloudplans.organizationusers.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.cluster.Distribution;
import io.cloudplans.organizationusers.server.cluster.Ledger;
import io.cloudplans.organizationusers.server.cluster.PostgresNode;
import io.cloudplans.organizationusers.server.cluster.PrimaryProxy;
import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.cluster.RemoteServer;
import io.cloudplans.organizationusers.server.cluster.WriteLoad;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import io.cloudplans.organizationusers.server.token.TokenRules;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on a database that loses its primary and continues on its synchronous replica. */
@Tag("operator")
class FailoverIT {
  private static final List<Long> ORGANIZATIONS = List.of(7L, 9_007_199_254_740_993L);
  private static final int SOME = 1_000;

  @TempDir Path folder;

  @Test
  @Timeout(600)
  void addShouldLoseNothingAcknowledgedWhenThePrimaryIsKilledAndTheReplicaPromoted()
      throws Exception {
    Distribution distribution = Distribution.in(folder);
    DemoIssuer issuer = DemoIssuer.in(folder);
    try (PostgresNode primary = PostgresNode.primary(folder);
        PostgresNode replica = primary.replica();
        PrimaryProxy proxy = new PrimaryProxy(folder, List.of(primary, replica))) {
      primary.requireReplica();
      Eventually.holds(
          "the proxy leads to the primary", () -> Ledger.create(proxy.url(), ORGANIZATIONS));
      try (Program one = serve(distribution, issuer, proxy);
          Program two = serve(distribution, issuer, proxy);
          WriteLoad load = load(issuer, one, two)) {
        load.awaitAcknowledged(SOME);

        primary.kill();
        Eventually.holds("a response but 200", () -> !load.otherResponses().isEmpty());
        replica.promote();

        load.awaitAcknowledged(load.acknowledged() + SOME);
        load.end();
        assertThat(one.isAlive()).isTrue();
        assertThat(two.isAlive()).isTrue();
        assertThat(load.otherResponses().keySet())
            .isSubsetOf("503 /problems/unavailable", "no response");
        Ledger.compare(proxy.url(), ORGANIZATIONS, load);
        System.out.printf(
            "failover: %d acknowledged, none lost, longest time without a 200 %d ms, others %s%n",
            load.acknowledged(), load.longestSilence().toMillis(), load.otherResponses());
      }
    }
  }

  private Program serve(Distribution distribution, DemoIssuer issuer, PrimaryProxy proxy) {
    TokenRules rules = issuer.rules();
    return distribution.start(
        folder,
        "serve",
        "--port=0",
        "--rate-limit=off",
        "--db=" + proxy.url(),
        "--jwks=" + String.valueOf(rules.keys().jwks()),
        "--issuer=" + rules.keys().issuer(),
        "--audience=" + rules.audience());
  }

  private WriteLoad load(DemoIssuer issuer, Program... servers) {
    String token =
        issuer.token(RemoteServer.OWNER, false, TokenRules.LIFETIME, Clock.systemUTC().instant());
    return new WriteLoad(
        Stream.of(servers).map(server -> new RemoteServer(server.address(), token)).toList(),
        ORGANIZATIONS);
  }
}
