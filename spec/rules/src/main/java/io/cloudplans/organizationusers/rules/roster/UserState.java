package io.cloudplans.organizationusers.rules.roster;

import java.util.Locale;

/** Whether a user may act: an inactive one stays on the roster and cannot call. */
public enum UserState {
  ACTIVE,
  INACTIVE;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The state as the contract and the database write it. */
  public String word() {
    return word;
  }

  /** The state that is written so; throws {@link IllegalArgumentException} where there is none. */
  public static UserState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
