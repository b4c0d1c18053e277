package io.cloudplans.organizationusers.server.store;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudplans.organizationusers.rules.roster.Access;
import io.cloudplans.organizationusers.rules.roster.Change;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.Permission;
import io.cloudplans.organizationusers.rules.roster.RejectedException;
import io.cloudplans.organizationusers.rules.roster.Rejection;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.rules.roster.UserState;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.SampleOrganization;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.RosterTables;
import io.cloudplans.organizationusers.server.fixture.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The store on a real database, under races. */
@Tag("store")
class SqlRosterStoreTest {
  /** The number of connections, so that no thread waits for one. */
  private static final int THREADS = Databases.CONNECTIONS;

  private static final Clock CLOCK = Clock.systemUTC();

  private static final Access VIEW =
      new Access(
          42,
          "viewer@example.com",
          false,
          new Permission(Set.of(RosterRole.values()), MfaClass.VIEW));

  @TempDir Path folder;
  private RosterTables file;
  private Database database;
  private ExecutorService threads;

  @BeforeEach
  void open() {
    file = RosterTables.in(folder);
    SampleOrganization.createIn(TestDatabase.in(folder), CLOCK);
    database = TestDatabase.open(folder);
    threads = Executors.newFixedThreadPool(THREADS);
  }

  @AfterEach
  void close() throws InterruptedException {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    database.close();
  }

  private static long write(RosterStore store, String caller, Change change) {
    Permission permission =
        new Permission(Set.of(RosterRole.OWNER, RosterRole.ADMIN), MfaClass.USERSMGMT);
    Access access = new Access(42, caller + "@example.com", false, permission);
    RosterWrite write =
        new RosterWrite(access, change, null, version -> true, "r-1", Deadline.NONE);
    while (true) {
      try {
        return store.write(write);
      } catch (StoreUnavailableException e) {
        // The write failed after several conflicts, and changed nothing.
        if (!TestDatabase.CONFLICTS) {
          throw e;
        }
      }
    }
  }

  private static Change add(String user) {
    return new Change.Add(user + "@example.com", RosterRole.ADMIN, UserState.ACTIVE);
  }

  private CompletableFuture<Void> inEachThread(int count, IntConsumer task) {
    return CompletableFuture.allOf(
        IntStream.range(0, count)
            .mapToObj(thread -> runAsync(() -> task.accept(thread), threads))
            .toArray(CompletableFuture[]::new));
  }

  @Test
  void writesShouldLeaveNoGapWhenManyThreadsRaceForOneOrganization() {
    RosterStore store = new SqlRosterStore(database, CLOCK);
    Set<Long> versions = ConcurrentHashMap.newKeySet();

    inEachThread(
            THREADS,
            thread -> {
              for (int i = 0; i < 20; i++) {
                String own = "user-" + thread;
                String address = own + "@example.com";
                versions.add(write(store, "owner", add(own)));
                versions.add(
                    write(
                        store,
                        own,
                        new Change.Update(address, RosterRole.VIEWER, UserState.INACTIVE)));
                assertThatThrownBy(() -> write(store, own, new Change.Remove(address, null)))
                    .isInstanceOf(RejectedException.class);
                assertThatThrownBy(
                        () -> write(store, "admin", new Change.Remove("owner@example.com", null)))
                    .isInstanceOf(RejectedException.class)
                    .hasMessage(Rejection.OWNER_PROTECTED.name());
                versions.add(write(store, "admin", new Change.Remove(address, "Left")));
              }
            })
        .join();

    assertThat(versions).hasSize(THREADS * 20 * 3);
    assertThat(file.version()).isEqualTo(6 + THREADS * 20 * 3);
    assertThat(file.history()).hasSize(6 + THREADS * 20 * 3);
    assertThat(file.roster())
        .isEqualTo(file.rosterOfHistory())
        .hasSize(6)
        .containsEntry("owner@example.com", "owner active");
  }

  @Test
  void oneWriteShouldSucceedWhenManyThreadsSendTheSamePrecondition() {
    RosterStore store = new SqlRosterStore(database, CLOCK);
    Permission permission = new Permission(Set.of(RosterRole.OWNER), MfaClass.USERSMGMT);
    Access access = new Access(42, "owner@example.com", false, permission);
    List<String> outcomes = Collections.synchronizedList(new ArrayList<>());

    inEachThread(
            THREADS,
            thread -> {
              try {
                long version =
                    store.write(
                        new RosterWrite(
                            access,
                            add("user-" + thread),
                            null,
                            now -> now == 6,
                            "r-1",
                            Deadline.NONE));
                outcomes.add(String.valueOf(version));
              } catch (RejectedException e) {
                outcomes.add(e.rejection().name());
              }
            })
        .join();

    assertThat(outcomes).hasSize(THREADS).containsOnlyOnce("7").contains("PRECONDITION_FAILED");
    assertThat(file.history()).hasSize(7);
  }

  @Test
  void writesShouldAllBeKeptWhenTwoServersShareADatabase() {
    try (Database other = TestDatabase.open(folder)) {
      List<RosterStore> stores =
          List.of(new SqlRosterStore(database, CLOCK), new SqlRosterStore(other, CLOCK));

      inEachThread(
              8,
              thread -> {
                for (int i = 0; i < 25; i++) {
                  write(stores.get(thread % 2), "owner", add("user-" + thread + "-" + i));
                }
              })
          .join();
    }

    assertThat(file.history()).hasSize(206).doesNotHaveDuplicates();
    assertThat(file.roster()).hasSize(206).isEqualTo(file.rosterOfHistory());
    assertThat(file.version()).isEqualTo(206);
  }

  @Test
  void listShouldHaveAllUsersWhateverItsSize() {
    RosterStore store = new SqlRosterStore(database, CLOCK);
    int size = file.roster().size();
    while (size < ListSnapshot.MAX_USERS - 1) {
      write(store, "owner", add("user-%03d".formatted(size++)));
    }
    for (; size <= ListSnapshot.MAX_USERS + 2; size++) {
      for (Integer limit : Arrays.asList(null, 1, size - 1, size, size + 1)) {
        UserFilter filter = new UserFilter(null, null, null, null, limit);

        List<Object> list =
            store.list(VIEW, filter, Deadline.NONE, snapshot -> content(snapshot, filter));
        List<Object> read =
            store.read(VIEW.orgId(), Deadline.NONE, snapshot -> content(snapshot, filter));

        assertThat(list)
            .hasSize(2 + (limit == null ? size : Math.min(limit, size)))
            .isEqualTo(read);
      }
      write(store, "owner", add("user-%03d".formatted(size)));
    }
  }

  /** Returns the version, the caller's role and the users of a list. */
  private static List<Object> content(RosterSnapshot snapshot, UserFilter filter) {
    RosterSnapshot.Membership caller = snapshot.membership(VIEW.caller()).orElseThrow();
    List<Object> content = new ArrayList<>();
    content.add(caller.organization().version());
    content.add(caller.user().role());
    snapshot.users(filter, content::add);
    return content;
  }

  @Test
  @Tag("sqlite")
  @Timeout(60)
  void writesShouldSucceedWhenAnotherOfTheirBatchFails() throws InterruptedException {
    RosterStore store = new SqlRosterStore(database, CLOCK);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch holding = new CountDownLatch(1);
    CompletableFuture<Void> first =
        runAsync(
            () ->
                database.write(
                    Deadline.NONE,
                    connection -> {
                      holding.countDown();
                      Eventually.isOpen(held);
                      return true;
                    }),
            threads);
    holding.await();
    List<Thread> waiting = new ArrayList<>();
    List<CompletableFuture<Void>> good = new ArrayList<>();
    for (String user : List.of("a", "b", "c")) {
      good.add(waitingFor(waiting, () -> write(store, "owner", add(user))));
    }
    CompletableFuture<Void> bad =
        waitingFor(
            waiting,
            () ->
                database.write(
                    Deadline.NONE,
                    connection -> {
                      throw new IllegalStateException("a fault of this task");
                    }));
    while (waiting.stream().anyMatch(thread -> thread.getState() != Thread.State.TIMED_WAITING)) {
      Thread.onSpinWait();
    }
    held.countDown();

    first.join();
    good.forEach(CompletableFuture::join);
    assertThatThrownBy(bad::join).hasCauseInstanceOf(StoreUnavailableException.class);
    assertThat(file.roster()).containsKeys("a@example.com", "b@example.com", "c@example.com");
    assertThat(file.history()).hasSize(9);
  }

  private static CompletableFuture<Void> waitingFor(List<Thread> waiting, Runnable task) {
    return runAsync(
        task,
        command -> {
          Thread thread = new Thread(command);
          waiting.add(thread);
          thread.start();
        });
  }
}
