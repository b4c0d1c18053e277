package io.cloudplans.organizationusers.conformance.cases;

import io.cloudplans.organizationusers.conformance.contract.Contract;

/** A family of cases about one subject. */
public interface Family {
  /** Returns the family's name, with which the ids of its cases begin. */
  String name();

  /** Adds the cases. */
  void define(Cases cases, Contract contract);
}
