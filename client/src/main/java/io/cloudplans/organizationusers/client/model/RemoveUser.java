package io.cloudplans.organizationusers.client.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Removes a user from an organization. Start with {@link #of}; each {@code with} method returns a
 * changed copy.
 *
 * @param orgId the organization, 1 to 999999999999999999
 * @param email the user's address, ASCII, in any case, at most 254 characters
 * @param reason the reason, for the organization's history: 1 to 500 characters without control
 *     characters, or null
 * @param idempotencyKey {@code Idempotency-Key}: the same for a request and its retries, for which
 *     the server repeats the first response for 24 hours; 1 to 64 of {@code A-Z a-z 0-9 . _ ~ : -},
 *     or null
 * @param ifMatch the version that the organization must be at (RFC 9110, section 13.1.1), or null
 *     for any version
 */
public record RemoveUser(
    long orgId,
    String email,
    @Nullable String reason,
    @Nullable String idempotencyKey,
    @Nullable Version ifMatch) {
  /**
   * Rejects null for the address.
   *
   * @param orgId as in the record
   * @param email as in the record
   * @param reason as in the record
   * @param idempotencyKey as in the record
   * @param ifMatch as in the record
   */
  public RemoveUser {
    Objects.requireNonNull(email, "email");
  }

  /**
   * Creates a request without a reason.
   *
   * @param orgId the organization
   * @param email the user's address
   * @return the request
   */
  public static RemoveUser of(long orgId, String email) {
    return new RemoveUser(orgId, email, null, null, null);
  }

  /**
   * Sets the reason.
   *
   * @param reason the reason, for the organization's history
   * @return the changed copy
   */
  public RemoveUser withReason(String reason) {
    return new RemoveUser(orgId, email, reason, idempotencyKey, ifMatch);
  }

  /**
   * Makes the write safe to retry.
   *
   * @param idempotencyKey a key for this request and its retries alone
   * @return the changed copy
   */
  public RemoveUser withIdempotencyKey(String idempotencyKey) {
    return new RemoveUser(orgId, email, reason, idempotencyKey, ifMatch);
  }

  /**
   * Requires that nobody else has changed the organization since.
   *
   * @param ifMatch the version that the organization must be at
   * @return the changed copy
   */
  public RemoveUser withIfMatch(Version ifMatch) {
    return new RemoveUser(orgId, email, reason, idempotencyKey, ifMatch);
  }

  /**
   * Returns the request without its reason, which belongs in the history but not in a log.
   *
   * @return the organization and the address
   */
  @Override
  public String toString() {
    return "RemoveUser[orgId=" + orgId + ", email=" + email + "]";
  }
}
