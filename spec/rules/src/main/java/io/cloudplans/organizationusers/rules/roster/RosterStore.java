package io.cloudplans.organizationusers.rules.roster;

import io.cloudplans.organizationusers.rules.value.Deadline;
import java.util.function.Function;

/**
 * A durable store of the rosters of all organizations. Thread-safe. Every method may throw {@link
 * StoreUnavailableException}.
 */
public interface RosterStore {

  /**
   * Reads one organization on one snapshot. The reading must not wait for anything outside the
   * store, because the store keeps the snapshot open meanwhile.
   *
   * @param deadline after it the reading ends with {@link StoreUnavailableException}
   * @return the reading's result; its exceptions are thrown
   */
  <T> T read(long orgId, Deadline deadline, Function<RosterSnapshot, T> reading);

  /**
   * Executes a write in one transaction, after all earlier writes of the organization.
   *
   * <p>In this order: the caller is admitted, a known idempotency key returns its first outcome,
   * the precondition is tested, the change's own rules apply. A change without an effect keeps
   * version and history. When this returns, the write is durable; when it throws {@link
   * RefusedException}, nothing was changed. The write does not begin after its deadline.
   *
   * @return the organization's version after the write, or after the first write with its key
   */
  long write(RosterWrite write);

  /** Returns whether the store serves reads and accepts writes. */
  boolean available();
}
