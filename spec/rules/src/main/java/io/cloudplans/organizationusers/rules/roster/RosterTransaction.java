package io.cloudplans.organizationusers.rules.roster;

import java.time.Instant;
import java.util.Optional;

/** One organization as seen by one write: no other write changes it before the transaction ends. */
public interface RosterTransaction extends RosterSnapshot {

  /**
   * Returns the record of a caller's idempotency key; empty if the key is unused. Deletes the
   * organization's records that are older than {@link IdempotencyRecord#LIFETIME}.
   */
  Optional<IdempotencyRecord> idempotencyRecord(String caller, String key, Instant now);

  /** Saves the record of a write for {@link IdempotencyRecord#LIFETIME} from now. */
  void saveIdempotencyRecord(String caller, String key, IdempotencyRecord record, Instant now);

  /** Saves an entry, and updates the organization and the changed user accordingly. */
  void save(HistoryEntry entry);
}
