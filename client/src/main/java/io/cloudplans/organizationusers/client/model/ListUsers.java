package io.cloudplans.organizationusers.client.model;

import org.jspecify.annotations.Nullable;

/**
 * Lists an organization's users, in one response unless {@code limit} divides it into pages. Start
 * with {@link #of}; each {@code with} method returns a changed copy.
 *
 * @param orgId the organization, 1 to 999999999999999999
 * @param state only users in this state, or null for all
 * @param role only users with this role, or null for all
 * @param email only the user with this address, or null for all
 * @param limit the maximum number of users per page, 1 to 1000, or null for the whole roster
 * @param cursor the start of the page, from {@link Roster#nextCursor()}, or null for the first
 *     page; requires {@code limit} and the same filters
 */
public record ListUsers(
    long orgId,
    @Nullable State state,
    @Nullable Role role,
    @Nullable String email,
    @Nullable Integer limit,
    @Nullable String cursor) {

  /**
   * Creates a request for the whole roster.
   *
   * @param orgId the organization
   * @return the request without a filter
   */
  public static ListUsers of(long orgId) {
    return new ListUsers(orgId, null, null, null, null, null);
  }

  /**
   * Lists only users in a state.
   *
   * @param state the state
   * @return the changed copy
   */
  public ListUsers withState(State state) {
    return new ListUsers(orgId, state, role, email, limit, cursor);
  }

  /**
   * Lists only users with a role.
   *
   * @param role the role
   * @return the changed copy
   */
  public ListUsers withRole(Role role) {
    return new ListUsers(orgId, state, role, email, limit, cursor);
  }

  /**
   * Lists only the user with an address.
   *
   * @param email the user's address, in any case
   * @return the changed copy
   */
  public ListUsers withEmail(String email) {
    return new ListUsers(orgId, state, role, email, limit, cursor);
  }

  /**
   * Sets the page size.
   *
   * @param limit the maximum number of users per page, 1 to 1000
   * @return the changed copy
   */
  public ListUsers withLimit(int limit) {
    return new ListUsers(orgId, state, role, email, limit, cursor);
  }

  /**
   * Sets the start of the page; {@link Roster#nextPage} does this for you.
   *
   * @param cursor the start of the page
   * @return the changed copy
   */
  public ListUsers withCursor(String cursor) {
    return new ListUsers(orgId, state, role, email, limit, cursor);
  }
}
