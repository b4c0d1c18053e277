package io.cloudplans.organizationusers.rules.roster;

import org.jspecify.annotations.Nullable;

/**
 * A filter for the users of a roster; a component that is null selects all users.
 *
 * @param email in lower case
 * @param after selects only users whose address comes after this address
 * @param limit the maximum number of users
 */
public record UserFilter(
    @Nullable UserState state,
    @Nullable RosterRole role,
    @Nullable String email,
    @Nullable String after,
    @Nullable Integer limit) {

  /** Returns the same filter for users whose address comes after this address. */
  public UserFilter startingAfter(String address) {
    return new UserFilter(state, role, email, address, limit);
  }

  /** Returns the same filter with a limit of at most this number. */
  public UserFilter atMost(int users) {
    int lower = limit == null ? users : Math.min(limit, users);
    return new UserFilter(state, role, email, after, lower);
  }

  /** Returns the same filter with a limit higher by one, which shows whether there are more. */
  public UserFilter andOneMore() {
    return limit == null ? this : new UserFilter(state, role, email, after, limit + 1);
  }
}
