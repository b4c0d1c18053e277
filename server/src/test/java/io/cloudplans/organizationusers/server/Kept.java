package io.cloudplans.organizationusers.server;

import java.util.List;
import java.util.Map;

/** What is kept of organization 42. */
interface Kept {
  long version();

  /** How many idempotency keys there are. */
  long keys();

  /** Operation and address of each version; throws where one is missing. */
  List<String> history();

  /** Role and state by address. */
  Map<String, String> roster();

  /** The roster that the history's changes make, one after another. */
  Map<String, String> rosterOfHistory();
}
