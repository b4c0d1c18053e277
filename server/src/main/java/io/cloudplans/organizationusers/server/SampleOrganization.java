package io.cloudplans.organizationusers.server;

import static io.cloudplans.organizationusers.rules.roster.UserState.ACTIVE;
import static io.cloudplans.organizationusers.rules.roster.UserState.INACTIVE;

import io.cloudplans.organizationusers.rules.roster.Access;
import io.cloudplans.organizationusers.rules.roster.Change;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.OrganizationRegistry;
import io.cloudplans.organizationusers.rules.roster.Permission;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.store.SqlOrganizationRegistry;
import io.cloudplans.organizationusers.server.store.SqlRosterStore;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An organization with one active user of each role and an inactive viewer. */
public final class SampleOrganization {
  public static final long ID = 42;
  public static final String OWNER = "owner@example.com";

  private static final List<Change> USERS =
      List.of(
          new Change.Add("admin@example.com", RosterRole.ADMIN, ACTIVE),
          new Change.Add("billing@example.com", RosterRole.BILLING, ACTIVE),
          new Change.Add("planner@example.com", RosterRole.PLANNER, ACTIVE),
          new Change.Add("viewer@example.com", RosterRole.VIEWER, ACTIVE),
          new Change.Add("inactive@example.com", RosterRole.VIEWER, INACTIVE));

  private SampleOrganization() {}

  /** Returns the addresses of its users, the owner first. */
  public static List<String> emails() {
    return Stream.concat(Stream.of(OWNER), USERS.stream().map(Change::email)).toList();
  }

  /** Creates the organization if it is missing. */
  public static void createIn(String url, Clock clock) {
    try (Database database = Databases.open(url)) {
      createIn(new SqlOrganizationRegistry(database, clock), new SqlRosterStore(database, clock));
    }
  }

  public static void createIn(OrganizationRegistry registry, RosterStore store) {
    if (registry.create(ID, OWNER)) {
      Permission owner = new Permission(Set.of(RosterRole.OWNER), MfaClass.USERSMGMT);
      Access access = new Access(ID, OWNER, true, owner);
      USERS.forEach(
          user ->
              store.write(
                  new RosterWrite(access, user, null, version -> true, "demo", Deadline.NONE)));
    }
  }
}
