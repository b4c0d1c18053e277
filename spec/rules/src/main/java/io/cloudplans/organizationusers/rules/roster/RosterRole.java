package io.cloudplans.organizationusers.rules.roster;

import java.util.Locale;

/** A user's role in an organization. */
public enum RosterRole {
  OWNER,
  ADMIN,
  BILLING,
  PLANNER,
  VIEWER;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The role as the contract and the database write it. */
  public String word() {
    return word;
  }

  /** The role that is written so; throws {@link IllegalArgumentException} where there is none. */
  public static RosterRole of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
