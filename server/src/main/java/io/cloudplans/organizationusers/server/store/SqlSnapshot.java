package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.server.database.Sql;
import java.util.Optional;
import java.util.function.Consumer;

/** An organization as seen by one transaction. */
record SqlSnapshot(Sql sql, long orgId) implements RosterSnapshot {
  @Override
  public Optional<Organization> organization() {
    return new OrganizationTable(sql).find(orgId, "");
  }

  @Override
  public Optional<Membership> membership(String email) {
    return new OrganizationTable(sql).membership(orgId, email);
  }

  @Override
  public Optional<RosterUser> user(String email) {
    return new UserTable(sql, orgId).find(email);
  }

  @Override
  public void users(UserFilter filter, Consumer<RosterUser> consumer) {
    new UserTable(sql, orgId).each(filter, consumer);
  }
}
