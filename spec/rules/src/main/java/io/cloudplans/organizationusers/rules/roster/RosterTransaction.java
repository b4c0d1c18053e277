package io.cloudplans.organizationusers.rules.roster;

import java.time.Instant;
import java.util.Optional;

/** A write's exclusive view of one organization: no other write changes it before the end. */
public interface RosterTransaction extends RosterSnapshot {

  /**
   * Returns the outcome of the first write with a caller's key; empty if the key is free. Deletes
   * the organization's outcomes that are older than {@link FirstOutcome#LIFETIME}.
   */
  Optional<FirstOutcome> firstOutcome(String caller, String key, Instant now);

  /** Keeps a write's outcome for {@link FirstOutcome#LIFETIME} from now. */
  void keep(String caller, String key, FirstOutcome outcome, Instant now);

  /** Saves an entry, and updates the organization and the changed user accordingly. */
  void save(HistoryEntry entry);
}
