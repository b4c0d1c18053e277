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
 * @param limit the most users on one page, 1 to 1000, or null for the whole roster
 * @param cursor where the page begins, from {@link Roster#nextCursor()}, or null for the first;
 *     needs {@code limit} and the filters that it came with
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
   * Sets the state of the users.
   *
   * @param state the state
   * @return the changed copy
   */
  public ListUsers withState(State state) {
    return new ListUsers(orgId, state, role, email, limit, cursor);
  }

  /**
   * Sets the role of the users.
   *
   * @param role the role
   * @return the changed copy
   */
  public ListUsers withRole(Role role) {
    return new ListUsers(orgId, state, role, email, limit, cursor);
  }

  /**
   * Sets the address of the only user.
   *
   * @param email the user's address, in any case
   * @return the changed copy
   */
  public ListUsers withEmail(String email) {
    return new ListUsers(orgId, state, role, email, limit, cursor);
  }

  /**
   * Sets the length of a page.
   *
   * @param limit the most users on it, 1 to 1000
   * @return the changed copy
   */
  public ListUsers withLimit(int limit) {
    return new ListUsers(orgId, state, role, email, limit, cursor);
  }

  /**
   * Sets where the page begins; {@link Roster#nextPage} does it for you.
   *
   * @param cursor where the page begins
   * @return the changed copy
   */
  public ListUsers withCursor(String cursor) {
    return new ListUsers(orgId, state, role, email, limit, cursor);
  }
}
