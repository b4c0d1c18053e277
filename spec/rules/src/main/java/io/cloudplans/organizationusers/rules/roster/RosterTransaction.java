package io.cloudplans.organizationusers.rules.roster;

import java.time.Instant;
import java.util.Optional;

/** What a write sees and does of one organization, which it has to itself until it ends. */
public interface RosterTransaction {

  /** The organization as the write finds it. */
  RosterSnapshot snapshot();

  /**
   * What the first write with a caller's key ended at; empty where the key is free at a time. Drops
   * what the organization has kept for {@link FirstOutcome#LIFETIME} or longer by then.
   */
  Optional<FirstOutcome> firstOutcome(String caller, String key, Instant now);

  /** Keeps what a write ended at for {@link FirstOutcome#LIFETIME} from now. */
  void keep(String caller, String key, FirstOutcome outcome, Instant now);

  /** Brings the organization to the entry's version, and its user to what the entry says. */
  void save(HistoryEntry entry);
}
