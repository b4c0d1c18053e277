package io.cloudplans.organizationusers.rules.roster;

import io.cloudplans.organizationusers.rules.value.Word;

/** Whether a user may call: an inactive user stays on the roster and may not. */
public enum UserState implements Word {
  ACTIVE,
  INACTIVE;

  /** Returns the state for a word; throws {@link IllegalArgumentException} if there is none. */
  public static UserState of(String word) {
    return Word.of(UserState.class, word);
  }
}
