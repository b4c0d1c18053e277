package io.cloudplans.organizationusers.rules.roster;

import io.cloudplans.organizationusers.rules.value.WireName;

/** The state of a user: an inactive user stays on the roster but may not call the API. */
public enum UserState implements WireName {
  ACTIVE,
  INACTIVE;

  /**
   * Returns the state for a wire name; throws {@link IllegalArgumentException} if there is none.
   */
  public static UserState of(String wireName) {
    return WireName.of(UserState.class, wireName);
  }
}
