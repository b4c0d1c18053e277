package io.cloudplans.organizationusers.client.fake;

import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.client.model.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an organization's history: the change that created a version.
 *
 * @param version the version: 1 for the creation, then 1 more for each change
 * @param at the time of the change, by the fake's clock
 * @param actor the caller's address, or "operator" for a creation or a change of the policy
 * @param operation {@code create}, {@code add}, {@code update}, {@code remove} or {@code mfa}
 * @param before the user before the change; null if the user was not on the roster
 * @param after the user after the change; null if the user is no longer on the roster
 * @param mfa the new policy; null if the operation does not change the policy
 * @param reason the reason for a removal, or null
 * @param requestId the request's {@code X-Request-Id}, or null if no request made the change
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
