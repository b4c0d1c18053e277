package io.cloudplans.organizationusers.rules.roster;

import io.cloudplans.organizationusers.rules.value.Deadline;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A write: its caller, its conditions and its change.
 *
 * @param idempotencyKey the caller's key, or null
 * @param precondition accepts the versions of the organization that the write may change
 * @param requestId the request's id, for the history
 * @param deadline the latest time at which the write may begin
 */
public record RosterWrite(
    Access access,
    Change change,
    @Nullable String idempotencyKey,
    LongPredicate precondition,
    String requestId,
    Deadline deadline) {

  /**
   * Executes the write, in the order of {@link RosterStore#write}. Saves nothing if it throws.
   *
   * @return the organization's version after the write, or after the first write with its key
   */
  public long execute(RosterTransaction transaction, Instant now) {
    Organization organization = access.admit(transaction);
    if (idempotencyKey == null) {
      return change(organization, transaction, now);
    }
    String caller = access.caller();
    Optional<IdempotencyRecord> earlier =
        transaction.idempotencyRecord(caller, idempotencyKey, now);
    if (earlier.isPresent()) {
      return earlier.get().versionFor(change);
    }
    long version = change(organization, transaction, now);
    transaction.saveIdempotencyRecord(
        caller, idempotencyKey, IdempotencyRecord.of(change, version), now);
    return version;
  }

  private long change(Organization organization, RosterTransaction transaction, Instant now) {
    if (!precondition.test(organization.version())) {
      throw new RejectedException(Rejection.PRECONDITION_FAILED);
    }
    Optional<RosterUser> before = transaction.user(change.email());
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
        before.orElse(null),
        after.orElse(null),
        null,
        change.reason(),
        requestId);
  }
}
