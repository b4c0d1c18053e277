package io.cloudplans.organizationusers.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.rules.roster.UserState;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.SampleOrganization;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.store.SqlOrganizationRegistry;
import io.cloudplans.organizationusers.server.store.SqlRosterStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The content of a database for an organization to which only additions were made. */
public record Ledger(long version, List<RosterUser> roster, List<HistoryEntry> history) {
  private static final UserFilter ALL = new UserFilter(null, null, null, null, null);

  /** Creates organizations with their owner; returns false if the database cannot be opened. */
  public static boolean create(String url, List<Long> organizations) {
    try (Database database = Databases.open(url)) {
      SqlOrganizationRegistry registry = new SqlOrganizationRegistry(database, Clock.systemUTC());
      organizations.forEach(id -> registry.create(id, SampleOrganization.OWNER));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  public static Ledger of(Database database, long organization) {
    Clock clock = Clock.systemUTC();
    RosterStore store = new SqlRosterStore(database, clock);
    List<RosterUser> roster = new ArrayList<>();
    List<HistoryEntry> history = new ArrayList<>();
    store.<@Nullable Void>read(
        organization,
        Deadline.NONE,
        snapshot -> {
          snapshot.users(ALL, roster::add);
          return null;
        });
    new SqlOrganizationRegistry(database, clock).history(organization, history::add);
    long version =
        store.<Long>read(
            organization,
            Deadline.NONE,
            snapshot -> snapshot.organization().orElseThrow().version());
    return new Ledger(version, roster, history);
  }

  /** Checks that each user was added once, no version is missing, and the owner is unchanged. */
  public void check() {
    assertThat(history)
        .extracting(HistoryEntry::email)
        .containsExactlyInAnyOrderElementsOf(users());
    assertThat(history)
        .extracting(HistoryEntry::version)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, version).boxed().toList());
    assertThat(roster)
        .filteredOn(user -> user.role() == RosterRole.OWNER)
        .containsExactly(
            new RosterUser(SampleOrganization.OWNER, RosterRole.OWNER, UserState.ACTIVE));
  }

  public List<String> users() {
    return roster.stream().map(RosterUser::email).toList();
  }

  /** Checks that no acknowledged write of a load is missing, and none was executed twice. */
  public static void compare(String url, List<Long> organizations, WriteLoad load) {
    try (Database database = Databases.open(url)) {
      for (long organization : organizations) {
        Ledger ledger = of(database, organization);
        ledger.check();
        assertThat(ledger.users()).containsAll(load.acknowledged(organization));
      }
    }
  }
}
