package io.cloudplans.organizationusers.client.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes a user's role, state or both; at least one must be set. Start with {@link #of}; each
 * {@code with} method returns a changed copy.
 *
 * @param orgId the organization, 1 to 999999999999999999
 * @param email the user's address, ASCII, in any case, at most 254 characters
 * @param role the new role, any except {@link Role#OWNER}, or null to keep the current one
 * @param state the new state, or null to keep the current one
 * @param idempotencyKey {@code Idempotency-Key}: the same for a request and its retries, for which
 *     the server repeats the first response for 24 hours; 1 to 64 of {@code A-Z a-z 0-9 . _ ~ : -},
 *     or null
 * @param ifMatch the version that the organization must be at (RFC 9110, section 13.1.1), or null
 *     for any version
 */
public record UpdateUser(
    long orgId,
    String email,
    @Nullable Role role,
    @Nullable State state,
    @Nullable String idempotencyKey,
    @Nullable Version ifMatch) {
  /**
   * Rejects null for the address.
   *
   * @param orgId as in the record
   * @param email as in the record
   * @param role as in the record
   * @param state as in the record
   * @param idempotencyKey as in the record
   * @param ifMatch as in the record
   */
  public UpdateUser {
    Objects.requireNonNull(email, "email");
  }

  /**
   * Creates a request that changes nothing yet.
   *
   * @param orgId the organization
   * @param email the user's address
   * @return the request
   */
  public static UpdateUser of(long orgId, String email) {
    return new UpdateUser(orgId, email, null, null, null, null);
  }

  /**
   * Sets the role.
   *
   * @param role the new role, any except {@link Role#OWNER}
   * @return the changed copy
   */
  public UpdateUser withRole(Role role) {
    return new UpdateUser(orgId, email, role, state, idempotencyKey, ifMatch);
  }

  /**
   * Sets the state.
   *
   * @param state the new state
   * @return the changed copy
   */
  public UpdateUser withState(State state) {
    return new UpdateUser(orgId, email, role, state, idempotencyKey, ifMatch);
  }

  /**
   * Makes the write safe to retry.
   *
   * @param idempotencyKey a key for this request and its retries alone
   * @return the changed copy
   */
  public UpdateUser withIdempotencyKey(String idempotencyKey) {
    return new UpdateUser(orgId, email, role, state, idempotencyKey, ifMatch);
  }

  /**
   * Requires that nobody else has changed the organization since.
   *
   * @param ifMatch the version that the organization must be at
   * @return the changed copy
   */
  public UpdateUser withIfMatch(Version ifMatch) {
    return new UpdateUser(orgId, email, role, state, idempotencyKey, ifMatch);
  }
}
