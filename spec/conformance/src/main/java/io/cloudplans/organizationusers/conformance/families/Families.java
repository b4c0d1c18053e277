package io.cloudplans.organizationusers.conformance.families;

import io.cloudplans.organizationusers.conformance.cases.Case;
import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.families.requests.BodyFamily;
import io.cloudplans.organizationusers.conformance.families.requests.MediaFamily;
import io.cloudplans.organizationusers.conformance.families.requests.OrderFamily;
import io.cloudplans.organizationusers.conformance.families.requests.QueryFamily;
import io.cloudplans.organizationusers.conformance.families.requests.RouteFamily;
import io.cloudplans.organizationusers.conformance.families.requests.ValueFamily;
import io.cloudplans.organizationusers.conformance.families.requests.WireFamily;
import io.cloudplans.organizationusers.conformance.families.rights.AuthorizationFamily;
import io.cloudplans.organizationusers.conformance.families.rights.ClaimFamily;
import io.cloudplans.organizationusers.conformance.families.rights.OwnerFamily;
import io.cloudplans.organizationusers.conformance.families.rights.TokenFamily;
import io.cloudplans.organizationusers.conformance.families.rosters.ConditionFamily;
import io.cloudplans.organizationusers.conformance.families.rosters.IdempotencyFamily;
import io.cloudplans.organizationusers.conformance.families.rosters.ListFamily;
import io.cloudplans.organizationusers.conformance.families.rosters.PagingFamily;
import io.cloudplans.organizationusers.conformance.families.rosters.RaceFamily;
import io.cloudplans.organizationusers.conformance.families.rosters.ReferenceFamily;
import io.cloudplans.organizationusers.conformance.families.rosters.RosterFamily;
import io.cloudplans.organizationusers.conformance.families.rosters.VersionFamily;
import io.cloudplans.organizationusers.conformance.families.service.DocumentFamily;
import io.cloudplans.organizationusers.conformance.families.service.GzipFamily;
import io.cloudplans.organizationusers.conformance.families.service.RateFamily;
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
