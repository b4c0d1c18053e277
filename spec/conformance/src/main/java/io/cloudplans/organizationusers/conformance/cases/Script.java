package io.cloudplans.organizationusers.conformance.cases;

import io.cloudplans.organizationusers.conformance.session.Session;

/** What a case does; it throws where the server does otherwise than the contract. */
@FunctionalInterface
public interface Script {
  /** Runs the case. */
  void run(Session session);
}
