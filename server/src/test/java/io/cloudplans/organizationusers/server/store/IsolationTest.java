package io.cloudplans.organizationusers.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.cloudplans.organizationusers.rules.roster.Access;
import io.cloudplans.organizationusers.rules.roster.Change;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.Permission;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.roster.UserState;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.cluster.Ledger;
import io.cloudplans.organizationusers.server.database.Creation;
import io.cloudplans.organizationusers.server.database.Isolation;
import io.cloudplans.organizationusers.server.database.PostgresDatabase;
import io.cloudplans.organizationusers.server.fixture.RecordingDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writes of one organization that conflict, at each isolation level of PostgreSQL. */
@Execution(CONCURRENT)
class IsolationTest {
  private static final String OWNER = "owner@example.com";
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int WRITERS = 8;
  private static final int WRITES = 15;

  private final Collection<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unavailable = new AtomicInteger();

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void addShouldSucceedOrChangeNothingWhenWritesConflict(Isolation isolation) throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        PostgresDatabase database =
            new PostgresDatabase(uri(postgres), WRITERS, Creation.IF_MISSING, isolation)) {
      RecordingDatabase recording = new RecordingDatabase(database);
      new SqlOrganizationRegistry(recording, CLOCK).create(42, OWNER);
      addInParallel(new SqlRosterStore(recording, CLOCK));

      Ledger ledger = Ledger.of(database, 42);
      ledger.check();
      acknowledged.add(OWNER);
      assertThat(ledger.users()).containsExactlyInAnyOrderElementsOf(acknowledged);
      long attempts =
          recording.statements().stream().filter(sql -> sql.endsWith("FOR UPDATE")).count();
      if (isolation == Isolation.READ_COMMITTED) {
        assertThat(unavailable).hasValue(0);
        assertThat(attempts).isEqualTo(WRITERS * WRITES);
      } else {
        // Serialization failures occurred, and the transactions were retried.
        assertThat(attempts).isGreaterThan(WRITERS * WRITES);
      }
    }
  }

  private static URI uri(EmbeddedPostgres postgres) {
    return URI.create(
        "postgresql://postgres:postgres@127.0.0.1:%d/postgres".formatted(postgres.getPort()));
  }

  private void addInParallel(RosterStore store) {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<CompletableFuture<Void>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        String name = "user-" + i;
        writers.add(CompletableFuture.runAsync(() -> add(store, name), threads));
      }
      writers.forEach(CompletableFuture::join);
    } finally {
      threads.shutdown();
    }
  }

  private void add(RosterStore store, String name) {
    Permission permission = new Permission(Set.of(RosterRole.OWNER), MfaClass.USERSMGMT);
    Access access = new Access(42, OWNER, false, permission);
    for (int i = 0; i < WRITES; i++) {
      String email = name + "-" + i + "@example.com";
      Change change = new Change.Add(email, RosterRole.VIEWER, UserState.ACTIVE);
      try {
        store.write(new RosterWrite(access, change, null, version -> true, "r-1", Deadline.NONE));
        acknowledged.add(email);
      } catch (StoreUnavailableException e) {
        unavailable.incrementAndGet();
      }
    }
  }
}
