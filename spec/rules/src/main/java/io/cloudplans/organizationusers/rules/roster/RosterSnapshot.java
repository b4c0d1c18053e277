package io.cloudplans.organizationusers.rules.roster;

import java.util.Optional;
import java.util.function.Consumer;

/** One organization as seen by one transaction. Usable only within that transaction. */
public interface RosterSnapshot {

  /** An organization and a user on its roster. */
  record Membership(Organization organization, RosterUser user) {}

  /** Returns the organization; empty if there is none. */
  Optional<Organization> organization();

  /**
   * Returns a user on the roster; empty if there is none.
   *
   * @param email in lower case
   */
  Optional<RosterUser> user(String email);

  /** Returns the organization and a user on its roster; empty if one of them is missing. */
  default Optional<Membership> membership(String email) {
    return organization()
        .flatMap(organization -> user(email).map(user -> new Membership(organization, user)));
  }

  /** Passes the users that match the filter to a consumer, in the byte order of their addresses. */
  void users(UserFilter filter, Consumer<RosterUser> consumer);
}
