package io.cloudplans.organizationusers.rules.roster;

import java.time.Instant;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One write: who wants it, under which conditions, and what it changes.
 *
 * @param idempotencyKey null where the caller gave none
 * @param precondition whether the write may go on at this version of the organization
 * @param requestId for the history
 * @param deadline past it the write is not begun any more
 */
public record RosterWrite(
    Access access,
    Change change,
    @Nullable String idempotencyKey,
    LongPredicate precondition,
    String requestId,
    Deadline deadline) {

  /**
   * Carries the write out, in the order of {@link RosterStore#write}. Where it throws, it has saved
   * nothing.
   *
   * @return the version that the write, or the first with its key, ended at
   */
  public long carryOut(RosterTransaction transaction, Instant now) {
    Organization organization = access.admit(transaction.snapshot());
    if (idempotencyKey == null) {
      return change(organization, transaction, now);
    }
    String caller = access.caller();
    Optional<FirstOutcome> first = transaction.firstOutcome(caller, idempotencyKey, now);
    if (first.isPresent()) {
      return first.get().versionFor(change);
    }
    long version = change(organization, transaction, now);
    transaction.keep(caller, idempotencyKey, FirstOutcome.of(change, version), now);
    return version;
  }

  private long change(Organization organization, RosterTransaction transaction, Instant now) {
    if (!precondition.test(organization.version())) {
      throw new RefusedException(Refusal.PRECONDITION_FAILED);
    }
    Optional<RosterUser> before = transaction.snapshot().user(change.email());
    Optional<RosterUser> after = change.apply(before);
    if (after.equals(before)) {
      return organization.version();
    }
    HistoryEntry entry = entry(organization.version() + 1, now, before, after);
    transaction.save(entry);
    return entry.version();
  }

  private HistoryEntry entry(
      long version, Instant now, Optional<RosterUser> before, Optional<RosterUser> after) {
    return new HistoryEntry(
        version,
        now,
        access.caller(),
        change.operation(),
        change.email(),
        before.map(RosterUser::role).orElse(null),
        before.map(RosterUser::state).orElse(null),
        after.map(RosterUser::role).orElse(null),
        after.map(RosterUser::state).orElse(null),
        null,
        change.reason(),
        requestId);
  }
}
