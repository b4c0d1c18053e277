package io.cloudplans.organizationusers.conformance.families;

import io.cloudplans.organizationusers.conformance.cases.Case;
import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import java.util.ArrayList;
import java.util.List;

/** All families, in the order in which they run. */
public final class Families {
  private static final List<Family> ALL =
      List.of(
          new ReferenceFamily(),
          new AuthorizationFamily(),
          new OwnerFamily(),
          new RosterFamily(),
          new QueryFamily(),
          new BodyFamily(),
          new ValueFamily(),
          new ConditionFamily(),
          new VersionFamily(),
          new IdempotencyFamily(),
          new MediaFamily(),
          new RouteFamily(),
          new OrderFamily(),
          new ListFamily(),
          new PagingFamily(),
          new GzipFamily(),
          new TokenFamily(),
          new ClaimFamily(),
          new RaceFamily(),
          new WireFamily(),
          new DocumentFamily(),
          new RateFamily());

  private Families() {}

  /** Returns the cases of all families. */
  public static List<Case> cases(Contract contract) {
    List<Case> all = new ArrayList<>();
    for (Family family : ALL) {
      Cases cases = Cases.of(family.name());
      family.define(cases, contract);
      all.addAll(cases.all());
    }
    return List.copyOf(all);
  }
}
