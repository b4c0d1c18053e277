package io.cloudplans.organizationusers.client.fake;

import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.memory.InMemoryRosterStore;
import io.cloudplans.organizationusers.rules.roster.Access;
import io.cloudplans.organizationusers.rules.roster.Change;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.Permission;
import io.cloudplans.organizationusers.rules.roster.RejectedException;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.rules.roster.UserState;
import io.cloudplans.organizationusers.rules.value.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Changes and returns organizations, in terms of the client's types. */
record Organizations(InMemoryRosterStore rosters, Contract contract) {
  private static final Permission OWNER =
      new Permission(Set.of(RosterRole.OWNER), MfaClass.USERSMGMT);
  private static final UserFilter ALL = new UserFilter(null, null, null, null, null);
  private static final UserFilter OWNERS = new UserFilter(null, RosterRole.OWNER, null, null, null);

  void create(long orgId, String owner) {
    require(
        contract.schema("OrganizationId").fits(String.valueOf(orgId)),
        "orgId must be 1 to 999999999999999999");
    require(rosters.create(orgId, address(owner)), "the organization exists");
  }

  void add(long orgId, User user) {
    require(!user.role().equals(Role.OWNER), "role must not be owner: an organization has one");
    List<User> owner = users(orgId, OWNERS);
    require(!owner.isEmpty(), "unknown organization");
    Change add =
        new Change.Add(
            address(user.email()),
            RosterRole.of(user.role().value()),
            UserState.of(user.state().value()));
    Access access = new Access(orgId, owner.get(0).email(), true, OWNER);
    try {
      rosters.write(new RosterWrite(access, add, null, version -> true, "test", Deadline.NONE));
    } catch (RejectedException e) {
      throw new IllegalArgumentException(e.rejection().slug(), e);
    }
  }

  void changeMfa(long orgId, MfaRequirements mfa) {
    require(rosters.changeMfa(orgId, current -> ClientValues.policy(mfa)), "unknown organization");
  }

  List<User> users(long orgId) {
    return users(orgId, ALL);
  }

  private List<User> users(long orgId, UserFilter filter) {
    return rosters.read(
        orgId,
        Deadline.NONE,
        snapshot -> {
          List<User> users = new ArrayList<>();
          snapshot.users(filter, user -> users.add(ClientValues.user(user)));
          return users;
        });
  }

  List<Revision> history(long orgId) {
    List<Revision> history = new ArrayList<>();
    rosters.history(orgId, entry -> history.add(ClientValues.revision(entry)));
    return history;
  }

  private String address(String email) {
    require(contract.schema("EmailAddress").fits(email), "email must be an e-mail address");
    return WireFormat.email(email);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
