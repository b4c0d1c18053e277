package io.cloudplans.organizationusers.server.filter;

import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.SampleOrganization;
import io.cloudplans.organizationusers.server.cluster.Instance;
import io.cloudplans.organizationusers.server.command.TestLimits;
import io.cloudplans.organizationusers.server.config.Limits;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.fixture.TestDatabase;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The metrics of a running server. */
@Timeout(60)
class MeterTest {
  private static final Limits ONE_PER_HOUR = TestLimits.of("--rate-limit=1/1h");

  @TempDir Path folder;

  @Test
  void responseShouldBeMeasuredWithItsOperationWhenRejectedBeforeItsRouteIsChecked() {
    DemoIssuer issuer = DemoIssuer.in(folder);
    String url = "sqlite:" + folder.resolve("meter.db");
    SampleOrganization.createIn(url, Clock.systemUTC());
    try (Instance instance = new Instance(url, issuer, ONE_PER_HOUR)) {
      instance.send(instance.requestWith("none", LIST));
      instance.get(LIST);
      instance.get(LIST);

      for (String status : new String[] {"200", "401", "429"}) {
        assertThat(
                instance
                    .registry
                    .get("http.server.requests")
                    .tags("operation", "listUsers", "status", status)
                    .timer()
                    .count())
            .isEqualTo(1);
      }
    }
  }

  @Test
  void verifiedTokenShouldBeMeasuredAsCachedWhenItIsUsedAgain() {
    String url = "sqlite:" + folder.resolve("meter.db");
    SampleOrganization.createIn(url, Clock.systemUTC());
    try (Instance instance = new Instance(url, DemoIssuer.in(folder))) {
      String token = instance.token(OWNER, false);
      for (int i = 0; i < 3; i++) {
        instance.send(instance.requestWith(token, LIST));
      }

      Map.of("miss", 1.0, "hit", 2.0)
          .forEach(
              (result, count) ->
                  assertThat(
                          instance
                              .registry
                              .get("cache.gets")
                              .tags("cache", "tokens", "result", result)
                              .functionCounter()
                              .count())
                      .isEqualTo(count));
    }
  }

  @Test
  void writeShouldBeMeasuredWithItsWait() {
    MeterRegistry registry = new SimpleMeterRegistry();
    try (Database database = Databases.open("sqlite:" + folder.resolve("meter.db"))) {
      database.measure(registry);
      for (int i = 0; i < 3; i++) {
        database.write(Deadline.NONE, connection -> 1);
      }

      assertThat(registry.get("store.writer.wait").timer().count()).isEqualTo(3);
    }
  }

  @Test
  void poolsShouldHaveTheConfiguredSize() {
    MeterRegistry registry = new SimpleMeterRegistry();
    String url = TestDatabase.postgresql();
    try (Database database = Databases.open(url, 3)) {
      database.measure(registry);

      assertThat(registry.get("hikaricp.connections.max").gauges())
          .hasSize(2)
          .allSatisfy(gauge -> assertThat(gauge.value()).isEqualTo(3));
    }
    assertThatThrownBy(() -> Databases.open(url, 0)).hasMessageContaining("--pool-size");
  }
}
