package io.cloudplans.organizationusers.rules.roster;

import io.cloudplans.organizationusers.rules.value.WireName;

/** A class of operations for which an organization may require a second factor. */
public enum MfaClass implements WireName {
  VIEW,
  CREATE,
  UPDATE,
  DELETE,
  USERSMGMT;

  /**
   * Returns the class for a wire name; throws {@link IllegalArgumentException} if there is none.
   */
  public static MfaClass of(String wireName) {
    return WireName.of(MfaClass.class, wireName);
  }
}
