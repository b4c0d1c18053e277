package io.cloudplans.organizationusers.rules.roster;

import io.cloudplans.organizationusers.rules.value.WireName;

/** A user's role in an organization. */
public enum RosterRole implements WireName {
  OWNER,
  ADMIN,
  BILLING,
  PLANNER,
  VIEWER;

  /** Returns the role for a wire name; throws {@link IllegalArgumentException} if there is none. */
  public static RosterRole of(String wireName) {
    return WireName.of(RosterRole.class, wireName);
  }
}
