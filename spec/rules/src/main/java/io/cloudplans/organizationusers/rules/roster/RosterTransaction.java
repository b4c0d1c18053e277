package io.cloudplans.organizationusers.rules.roster;

import java.time.Instant;
import java.util.Optional;

/** A write's view of one organization, which no other write changes until it ends. */
public interface RosterTransaction {

  /** Returns the organization as the write finds it. */
  RosterSnapshot snapshot();

  /**
   * Returns the outcome of the first write with a caller's key; empty if the key is free. Deletes
   * the organization's outcomes that are older than {@link FirstOutcome#LIFETIME}.
   */
  Optional<FirstOutcome> firstOutcome(String caller, String key, Instant now);

  /** Keeps a write's outcome for {@link FirstOutcome#LIFETIME} from now. */
  void keep(String caller, String key, FirstOutcome outcome, Instant now);

  /** Saves an entry, and brings the organization and the changed user to its state. */
  void save(HistoryEntry entry);
}
