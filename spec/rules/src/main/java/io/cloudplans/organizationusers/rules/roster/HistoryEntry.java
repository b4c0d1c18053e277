package io.cloudplans.organizationusers.rules.roster;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What made a version of an organization. Null is what the operation does not have.
 *
 * @param actor the caller's address, or "operator" for a command of the operator
 * @param operation {@code create}, {@code add}, {@code update}, {@code remove} or {@code mfa}
 * @param email the user that was changed
 * @param mfa the new policy, where the operation set it
 */
public record HistoryEntry(
    long version,
    Instant at,
    String actor,
    String operation,
    @Nullable String email,
    @Nullable RosterRole oldRole,
    @Nullable UserState oldState,
    @Nullable RosterRole newRole,
    @Nullable UserState newState,
    @Nullable MfaPolicy mfa,
    @Nullable String reason,
    @Nullable String requestId) {
  private static final String OPERATOR = "operator";

  /** An organization's first entry, with its owner and no second factor required. */
  public static HistoryEntry created(Instant at, String owner) {
    return new HistoryEntry(
        1,
        at,
        OPERATOR,
        "create",
        owner,
        null,
        null,
        RosterRole.OWNER,
        UserState.ACTIVE,
        new MfaPolicy(Set.of()),
        null,
        null);
  }

  /** The entry of a new policy. */
  public static HistoryEntry mfaChanged(long version, Instant at, MfaPolicy policy) {
    return new HistoryEntry(
        version, at, OPERATOR, "mfa", null, null, null, null, null, policy, null, null);
  }
}
