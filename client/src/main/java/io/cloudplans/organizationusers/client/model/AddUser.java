package io.cloudplans.organizationusers.client.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds a user to an organization. Start with {@link #of}; each {@code with} method returns a
 * changed copy.
 *
 * @param orgId the organization, 1 to 999999999999999999
 * @param email the user's address, ASCII, in any case, at most 254 characters
 * @param role any role except {@link Role#OWNER}
 * @param state the user's state, or null for the server's default, inactive
 * @param idempotencyKey {@code Idempotency-Key}: the same for a request and its retries, for which
 *     the server repeats the first response for 24 hours; 1 to 64 of {@code A-Z a-z 0-9 . _ ~ : -},
 *     or null
 * @param ifMatch the version that the organization must be at (RFC 9110, section 13.1.1), or null
 *     for any version
 */
public record AddUser(
    long orgId,
    String email,
    Role role,
    @Nullable State state,
    @Nullable String idempotencyKey,
    @Nullable Version ifMatch) {
  /**
   * Rejects null for the address and the role.
   *
   * @param orgId as in the record
   * @param email as in the record
   * @param role as in the record
   * @param state as in the record
   * @param idempotencyKey as in the record
   * @param ifMatch as in the record
   */
  public AddUser {
    Objects.requireNonNull(email, "email");
    Objects.requireNonNull(role, "role");
  }

  /**
   * Creates a request for a user in the default state, inactive.
   *
   * @param orgId the organization
   * @param email the user's address
   * @param role any role except {@link Role#OWNER}
   * @return the request
   */
  public static AddUser of(long orgId, String email, Role role) {
    return new AddUser(orgId, email, role, null, null, null);
  }

  /**
   * Sets the state.
   *
   * @param state the state
   * @return the changed copy
   */
  public AddUser withState(State state) {
    return new AddUser(orgId, email, role, state, idempotencyKey, ifMatch);
  }

  /**
   * Makes the write safe to retry.
   *
   * @param idempotencyKey a key for this request and its retries alone
   * @return the changed copy
   */
  public AddUser withIdempotencyKey(String idempotencyKey) {
    return new AddUser(orgId, email, role, state, idempotencyKey, ifMatch);
  }

  /**
   * Requires that nobody else has changed the organization since.
   *
   * @param ifMatch the version that the organization must be at
   * @return the changed copy
   */
  public AddUser withIfMatch(Version ifMatch) {
    return new AddUser(orgId, email, role, state, idempotencyKey, ifMatch);
  }
}
