package io.cloudplans.organizationusers.rules.roster;

import io.cloudplans.organizationusers.rules.value.Deadline;
import java.util.function.Function;

/**
 * A durable store of the rosters of all organizations. Thread-safe. Every method may throw {@link
 * StoreUnavailableException}.
 */
public interface RosterStore {

  /**
   * Reads one organization from one snapshot. The snapshot stays open while the task runs, so the
   * task must not wait for anything outside the store. Throws the task's exceptions.
   *
   * @param deadline ends the task with {@link StoreUnavailableException}
   * @param task reads the snapshot
   * @return the task's result
   */
  <T> T read(long orgId, Deadline deadline, Function<RosterSnapshot, T> task);

  /**
   * Reads one organization for a list, like {@link #read}. The task reads only the caller's
   * membership and the users that the filter selects, so a store may fetch both at once.
   */
  default <T> T list(
      Access access, UserFilter filter, Deadline deadline, Function<RosterSnapshot, T> task) {
    return read(access.orgId(), deadline, task);
  }

  /**
   * Executes a write in one transaction, after all earlier writes of the organization.
   *
   * <p>Admits the caller, returns the version of an earlier write with the same idempotency key,
   * tests the precondition and applies the change's own rules, in this order. A change without
   * effect creates neither a version nor an entry of the history. When this method returns, the
   * write is durable; when it throws {@link RejectedException}, nothing was changed. The write does
   * not begin after its deadline.
   *
   * @return the organization's version after the write, or after the first write with its key
   */
  long write(RosterWrite write);

  /** Returns whether the store can read and write. */
  boolean isAvailable();
}
