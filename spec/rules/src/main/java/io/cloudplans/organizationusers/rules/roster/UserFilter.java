package io.cloudplans.organizationusers.rules.roster;

import org.jspecify.annotations.Nullable;

/**
 * Which users of a roster to read; null lets all through.
 *
 * @param email in lower case
 * @param after only users whose address comes after this one
 * @param limit at most so many users
 */
public record UserFilter(
    @Nullable UserState state,
    @Nullable RosterRole role,
    @Nullable String email,
    @Nullable String after,
    @Nullable Integer limit) {

  /** The same for users whose address comes after this one. */
  public UserFilter startingAfter(String address) {
    return new UserFilter(state, role, email, address, limit);
  }

  /** The same with a limit higher by one, which tells whether there are more. */
  public UserFilter andOneMore() {
    return limit == null ? this : new UserFilter(state, role, email, after, limit + 1);
  }
}
