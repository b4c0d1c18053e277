package io.cloudplans.organizationusers.conformance.cases;

import io.cloudplans.organizationusers.conformance.session.Session;

/** The steps of a case, which throw if the server deviates from the contract. */
@FunctionalInterface
public interface Script {
  /** Runs the case. */
  void run(Session session);
}
