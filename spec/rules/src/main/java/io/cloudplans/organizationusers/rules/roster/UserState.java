package io.cloudplans.organizationusers.rules.roster;

import io.cloudplans.organizationusers.rules.value.Word;

/** The state of a user: an inactive user stays on the roster but may not call the API. */
public enum UserState implements Word {
  ACTIVE,
  INACTIVE;

  /** Returns the state for a word; throws {@link IllegalArgumentException} if there is none. */
  public static UserState of(String word) {
    return Word.of(UserState.class, word);
  }
}
