package io.cloudplans.organizationusers.server.store;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.cluster.Ledger;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.Shards;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Four databases as four shards by organization. No request needs more than one of them. */
class ShardsTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int SHARDS = 4;
  private static final List<Long> ORGANIZATIONS = LongStream.range(100, 112).boxed().toList();

  @Test
  void requestsShouldStayOnOneShardEach() throws IOException, SQLException {
    List<Database> databases = new ArrayList<>();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      for (int shard = 0; shard < SHARDS; shard++) {
        databases.add(created(postgres, "shard" + shard));
      }
      Shards shards = new Shards(databases, CLOCK);
      ORGANIZATIONS.forEach(id -> shards.create(id, "owner@example.com"));
      try (RunningServer server = new RunningServer().withStore(store -> shards).start()) {
        assertThat(server.get("/health/ready")).isOk();
        ORGANIZATIONS.parallelStream().forEach(id -> use(server, id));
      }
      for (int shard = 0; shard < SHARDS; shard++) {
        check(shard, databases.get(shard));
      }
    } finally {
      databases.forEach(Database::close);
    }
  }

  private static Database created(EmbeddedPostgres postgres, String name) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return Databases.open(
        "postgresql://postgres:postgres@127.0.0.1:%d/%s".formatted(postgres.getPort(), name), 4);
  }

  private static void use(RunningServer server, long id) {
    for (int i = 0; i < 5; i++) {
      String body = body(id, "u%d@example.com".formatted(i), "role", "viewer");
      assertThat(server.post("add", body, "Idempotency-Key", "key-" + i)).isOk();
      assertThat(server.post("add", body, "Idempotency-Key", "key-" + i))
          .hasHeader("ETag", "\"%d-%d\"".formatted(id, i + 2));
    }
    assertThat(server.get(USERS + "list?org_id=" + id)).isOk();
  }

  private static void check(int shard, Database database) {
    List<Long> ids = new ArrayList<>();
    new SqlOrganizationRegistry(database, CLOCK)
        .organizations((Organization organization) -> ids.add(organization.id()));
    assertThat(ids)
        .containsExactlyElementsOf(
            ORGANIZATIONS.stream().filter(id -> id % SHARDS == shard).toList());
    for (long id : ids) {
      Ledger ledger = Ledger.of(database, id);
      ledger.check();
      assertThat(ledger.version()).isEqualTo(6);
    }
  }
}
