package io.cloudplans.organizationusers.client.fake;

import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.client.model.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What made a version of an organization: one row of its history.
 *
 * @param version 1 for the creation, one more for each change
 * @param at when, by the fake's clock
 * @param actor the caller's address, or the word operator for what the operator does: creation and
 *     policy
 * @param operation {@code create}, {@code add}, {@code update}, {@code remove} or {@code mfa}
 * @param before the user before the change; null where it was not on the roster
 * @param after the user after the change; null where it is not on the roster any more
 * @param mfa the new policy, or null where the operation set none
 * @param reason why a user was removed, or null
 * @param requestId the request's {@code X-Request-Id}, or null where there was no request
 */
public record Revision(
    long version,
    Instant at,
    String actor,
    String operation,
    @Nullable User before,
    @Nullable User after,
    @Nullable MfaRequirements mfa,
    @Nullable String reason,
    @Nullable String requestId) {}
