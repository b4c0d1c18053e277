package io.cloudplans.organizationusers.rules.roster;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The event that created a version of an organization.
 *
 * @param actor the caller's address, or "operator" for a command of the operator
 * @param operation {@code add}, {@code update} or {@code remove}; or of the operator: {@code
 *     create}, {@code mfa}, {@code handover}, {@code erase}, {@code purge}, {@code bump} or {@code
 *     import}
 * @param before the changed user before the event; null if there was none
 * @param after the changed user after the event; null if there is none
 * @param mfa the policy that the operation set; null if it set none
 * @param reason the reason; null if the caller gave none
 * @param requestId null for a command of the operator
 */
public record HistoryEntry(
    long version,
    Instant at,
    String actor,
    String operation,
    @Nullable RosterUser before,
    @Nullable RosterUser after,
    @Nullable MfaPolicy mfa,
    @Nullable String reason,
    @Nullable String requestId) {
  /** The actor of a command of the operator. */
  public static final String OPERATOR = "operator";

  /** The replacement of an erased address, which no address can equal. */
  public static final String ERASED = "erased";

  public HistoryEntry {
    if (version < 1) {
      throw new IllegalArgumentException("the version must be positive");
    }
  }

  /**
   * Returns the first entry of an organization, with its owner and without a required second
   * factor.
   */
  public static HistoryEntry created(long version, Instant at, String owner) {
    RosterUser user = new RosterUser(owner, RosterRole.OWNER, UserState.ACTIVE);
    return new HistoryEntry(
        version, at, OPERATOR, "create", null, user, new MfaPolicy(Set.of()), null, null);
  }

  /** Returns the entry of a new policy. */
  public static HistoryEntry mfaChanged(long version, Instant at, MfaPolicy policy) {
    return new HistoryEntry(version, at, OPERATOR, "mfa", null, null, policy, null, null);
  }

  /** Returns the entry of another command of the operator. */
  public static HistoryEntry operator(
      long version,
      Instant at,
      String operation,
      @Nullable RosterUser before,
      @Nullable RosterUser after) {
    return new HistoryEntry(version, at, OPERATOR, operation, before, after, null, null, null);
  }

  /** Returns the changed user's address; null if no user was changed. */
  public @Nullable String email() {
    RosterUser user = after == null ? before : after;
    return user == null ? null : user.email();
  }
}
