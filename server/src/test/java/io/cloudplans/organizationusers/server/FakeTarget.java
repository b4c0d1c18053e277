package io.cloudplans.organizationusers.server;

import static java.util.stream.Collectors.toMap;

import io.cloudplans.organizationusers.client.fake.OpenFake;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.roster.Deadline;
import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.OrganizationRegistry;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The client's fake with the sample organization. */
record FakeTarget(OpenFake fake) implements Target, Kept {
  private static final UserFilter ALL = new UserFilter(null, null, null, null, null);

  static FakeTarget start(Contract contract, Clock clock) {
    OpenFake fake = new OpenFake(contract, clock);
    SampleOrganization.createIn(fake.registry(), fake.store());
    return new FakeTarget(fake);
  }

  @Override
  public String address() {
    return fake.baseUrl().toString();
  }

  /** The fake gives no token that is none. */
  @Override
  public String token(String email, boolean secondFactor) {
    try {
      return fake.token(email, secondFactor);
    } catch (IllegalArgumentException e) {
      return "not.a.token";
    }
  }

  @Override
  public RosterStore store() {
    return fake.store();
  }

  @Override
  public OrganizationRegistry registry() {
    return fake.registry();
  }

  @Override
  public Kept kept() {
    return this;
  }

  @Override
  public long version() {
    return store()
        .read(42, Deadline.NONE, snapshot -> snapshot.organization().orElseThrow().version());
  }

  @Override
  public long keys() {
    return fake.keys(42);
  }

  @Override
  public List<String> history() {
    return entries().stream().map(entry -> entry.operation() + " " + entry.email()).toList();
  }

  private List<HistoryEntry> entries() {
    List<HistoryEntry> entries = new ArrayList<>();
    registry().history(42, entries::add);
    return entries;
  }

  @Override
  public Map<String, String> roster() {
    List<RosterUser> users = new ArrayList<>();
    store()
        .read(
            42,
            Deadline.NONE,
            snapshot -> {
              snapshot.users(ALL, users::add);
              return true;
            });
    return users.stream()
        .collect(toMap(RosterUser::email, user -> user.role().word() + " " + user.state().word()));
  }

  @Override
  public Map<String, String> rosterOfHistory() {
    Map<String, String> roster = new TreeMap<>();
    for (HistoryEntry entry : entries()) {
      if (entry.newRole() != null && entry.newState() != null) {
        roster.put(
            String.valueOf(entry.email()), entry.newRole().word() + " " + entry.newState().word());
      } else if (entry.email() != null) {
        roster.remove(entry.email());
      }
    }
    return roster;
  }

  @Override
  public void clear() {
    fake.clear();
  }

  @Override
  public void close() {
    fake.close();
  }
}
