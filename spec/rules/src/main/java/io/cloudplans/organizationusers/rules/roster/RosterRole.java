package io.cloudplans.organizationusers.rules.roster;

import io.cloudplans.organizationusers.rules.value.Word;

/** A user's role in an organization. */
public enum RosterRole implements Word {
  OWNER,
  ADMIN,
  BILLING,
  PLANNER,
  VIEWER;

  /** Returns the role for a word; throws {@link IllegalArgumentException} if there is none. */
  public static RosterRole of(String word) {
    return Word.of(RosterRole.class, word);
  }
}
