package io.cloudplans.organizationusers.client.model;

import org.jspecify.annotations.Nullable;

/**
 * Adds a user to an organization. Start with {@link #of}; each {@code with} method answers a
 * changed copy.
 *
 * @param orgId the organization, 1 to 999999999999999999
 * @param email the user's address, ASCII, in any case, at most 254 characters
 * @param role any role but {@link Role#OWNER}
 * @param state the user's state, or null for the server's default, inactive
 * @param idempotencyKey {@code Idempotency-Key}: the same for a request and its repeats, which get
 *     the first answer again for 24 hours; 1 to 64 of {@code A-Z a-z 0-9 . _ ~ : -}, or null
 * @param ifMatch write only when the organization is at this version (RFC 9110, section 13.1.1), or
 *     null to write in any case
 */
public record AddUser(
    long orgId,
    String email,
    Role role,
    @Nullable State state,
    @Nullable String idempotencyKey,
    @Nullable Version ifMatch) {

  /**
   * Adds a user in the default state, inactive.
   *
   * @param orgId the organization
   * @param email the user's address
   * @param role any role but {@link Role#OWNER}
   * @return the request
   */
  public static AddUser of(long orgId, String email, Role role) {
    return new AddUser(orgId, email, role, null, null, null);
  }

  /**
   * Adds the user in a state.
   *
   * @param state the state
   * @return the changed copy
   */
  public AddUser withState(State state) {
    return new AddUser(orgId, email, role, state, idempotencyKey, ifMatch);
  }

  /**
   * Makes the write safe to repeat.
   *
   * @param idempotencyKey a key for this request and its repeats alone
   * @return the changed copy
   */
  public AddUser withIdempotencyKey(String idempotencyKey) {
    return new AddUser(orgId, email, role, state, idempotencyKey, ifMatch);
  }

  /**
   * Writes only when nobody has changed the organization since.
   *
   * @param ifMatch the version that the organization must be at
   * @return the changed copy
   */
  public AddUser withIfMatch(Version ifMatch) {
    return new AddUser(orgId, email, role, state, idempotencyKey, ifMatch);
  }
}
