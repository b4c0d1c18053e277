package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.Access;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.server.database.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The result of a small list: the caller and the selected users. The transaction has ended. */
record ListSnapshot(Optional<Membership> caller, List<RosterUser> selected)
    implements RosterSnapshot {
  /** The maximum number of users; reading this many twice costs less than a round trip. */
  static final int MAX_USERS = 100;

  /** Reads a list and ends the transaction, in one round trip; null if the list is longer. */
  static @Nullable ListSnapshot read(Sql sql, Access access, UserFilter filter) {
    List<Membership> caller = new ArrayList<>(1);
    List<RosterUser> selected = new ArrayList<>();
    long orgId = access.orgId();
    sql.eachAndCommit(
        List.of(
            OrganizationTable.membership(orgId, access.caller(), caller::add),
            new UserTable(sql, orgId).query(filter.atMost(MAX_USERS + 1), selected::add)));
    return selected.size() > MAX_USERS
        ? null
        : new ListSnapshot(caller.stream().findFirst(), selected);
  }

  @Override
  public Optional<Organization> organization() {
    return caller.map(Membership::organization);
  }

  /** Returns the list's caller; no other membership was read. */
  @Override
  public Optional<Membership> membership(String email) {
    return caller;
  }

  @Override
  public Optional<RosterUser> user(String email) {
    return selected.stream().filter(user -> user.email().equals(email)).findFirst();
  }

  /** Passes on the list's users; no others were read. */
  @Override
  public void users(UserFilter filter, Consumer<RosterUser> consumer) {
    selected.forEach(consumer);
  }
}
