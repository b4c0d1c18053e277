package io.cloudplans.organizationusers.rules.roster;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * One organization at one moment, as one transaction sees it. Good only within that transaction.
 */
public interface RosterSnapshot {

  /** The organization; empty where there is none. */
  Optional<Organization> organization();

  /**
   * A user on the roster.
   *
   * @param email in lower case
   */
  Optional<RosterUser> user(String email);

  /** Hands over the users that the filter lets through, in the byte order of their addresses. */
  void users(UserFilter filter, Consumer<RosterUser> consumer);
}
