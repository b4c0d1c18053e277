package io.cloudplans.organizationusers.conformance.cases;

import io.cloudplans.organizationusers.conformance.contract.Contract;

/** Cases about one subject. */
public interface Family {
  /** Returns the family's name, which begins the ids of its cases. */
  String name();

  /** Adds the cases. */
  void define(Cases cases, Contract contract);
}
