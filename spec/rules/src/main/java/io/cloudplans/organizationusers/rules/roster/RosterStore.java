package io.cloudplans.organizationusers.rules.roster;

import java.util.function.Function;

/**
 * The rosters of all organizations, kept durably. Thread-safe. Every method may throw {@link
 * StoreUnavailableException}.
 */
public interface RosterStore {

  /**
   * Reads from one snapshot of one organization. The reading must not wait for anything outside the
   * store, because the store holds the snapshot open meanwhile.
   *
   * @param deadline past it the reading ends as when the store is unavailable
   * @return what the reading returns; what it throws is thrown
   */
  <T> T read(long orgId, Deadline deadline, Function<RosterSnapshot, T> reading);

  /**
   * Carries out a write in one transaction, after all writes of the organization that came before.
   *
   * <p>In this order: the caller is admitted, a repeated idempotency key gets its first outcome,
   * the precondition is asked, the change's own rules are applied. A change that changes nothing
   * leaves version and history alone. When this returns, the write is durable; when it throws
   * {@link RefusedException}, nothing was changed. Past its deadline it is not begun.
   *
   * @return the organization's version after the write, or after the first write with its key
   */
  long write(RosterWrite write);

  /** Whether the store answers, and would take a write. */
  boolean available();
}
