package io.cloudplans.organizationusers.server.store;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.nimbusds.jose.JOSEException;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.cluster.Instance;
import io.cloudplans.organizationusers.server.cluster.Ledger;
import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.cluster.WriteLoad;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.database.Sql;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.TestDatabase;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on a Citus cluster that loses a worker and recovers it. */
@Tag("citus")
@Timeout(600)
class CitusIT {
  private static final List<Long> ORGANIZATIONS = LongStream.range(100, 124).boxed().toList();
  private static final int SOME = 10;

  private static final String NODE =
      "SELECT nodename || ':' || nodeport FROM pg_dist_shard_placement"
          + " WHERE shardid = get_shard_id_for_distribution_column('organization', CAST(? AS BIGINT))";

  @TempDir Path folder;

  private final String url = TestDatabase.postgresql();
  private final Map<Long, WriteLoad> loads = new TreeMap<>();

  @Test
  void addShouldFailOnlyForTheOrganizationsOfAKilledWorkerAndLoseNothing() throws JOSEException {
    String kill = System.getProperty("citus.killCommand");
    String start = System.getProperty("citus.startCommand");
    assumeThat(List.of(String.valueOf(kill), String.valueOf(start))).doesNotContain("null");
    Collection<List<Long>> byWorker = create();
    DemoIssuer issuer = DemoIssuer.in(folder);
    try (Instance one = new Instance(url, issuer);
        Instance two = new Instance(url, issuer)) {
      try {
        ORGANIZATIONS.forEach(
            id -> loads.put(id, new WriteLoad(List.of(one, two), List.of(id), 1)));
        acknowledgeMore(ORGANIZATIONS);

        Program.run(folder, "sh", "-c", kill);
        Eventually.holds("a worker's organizations fail", () -> byWorker.contains(failed()));
        List<Long> others = ORGANIZATIONS.stream().filter(id -> !failed().contains(id)).toList();
        acknowledgeMore(others);
        assertThat(byWorker).contains(failed());

        Program.run(folder, "sh", "-c", start);
        acknowledgeMore(ORGANIZATIONS);
      } finally {
        loads.values().forEach(WriteLoad::end);
      }
    }
    loads.forEach((id, load) -> Ledger.compare(url, List.of(id), load));
    assertThat(loads.values())
        .allSatisfy(
            load ->
                assertThat(load.otherResponses().keySet())
                    .isSubsetOf("503 /problems/unavailable", "no response"));
    System.out.printf(
        "citus: %d acknowledged, none lost, %d of %d organizations got 503%n",
        loads.values().stream().mapToInt(WriteLoad::acknowledged).sum(),
        failed().size(),
        ORGANIZATIONS.size());
  }

  /** Creates the organizations, and returns those of each worker. */
  private Collection<List<Long>> create() {
    try (Database database = Databases.open(url)) {
      SqlOrganizationRegistry registry = new SqlOrganizationRegistry(database, Clock.systemUTC());
      ORGANIZATIONS.forEach(id -> registry.create(id, Instance.OWNER));
      return database
          .read(
              Deadline.NONE, sql -> ORGANIZATIONS.stream().collect(groupingBy(id -> node(sql, id))))
          .values();
    }
  }

  private static String node(Sql sql, long id) {
    return sql.first(NODE, row -> row.getString(1), id).orElseThrow();
  }

  private List<Long> failed() {
    return ORGANIZATIONS.stream().filter(id -> !load(id).otherResponses().isEmpty()).toList();
  }

  private WriteLoad load(long id) {
    return Objects.requireNonNull(loads.get(id));
  }

  private void acknowledgeMore(List<Long> organizations) {
    Map<Long, Integer> before = new TreeMap<>();
    organizations.forEach(id -> before.put(id, load(id).acknowledged()));
    Eventually.holds(
        "writes are acknowledged",
        () ->
            before.entrySet().stream()
                .allMatch(entry -> load(entry.getKey()).acknowledged() >= entry.getValue() + SOME));
  }
}
