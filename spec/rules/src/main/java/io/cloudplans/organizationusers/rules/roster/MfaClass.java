package io.cloudplans.organizationusers.rules.roster;

import io.cloudplans.organizationusers.rules.value.Word;

/** A class of operations for which an organization may require a second factor. */
public enum MfaClass implements Word {
  VIEW,
  CREATE,
  UPDATE,
  DELETE,
  USERSMGMT;

  /** Returns the class for a word; throws {@link IllegalArgumentException} if there is none. */
  public static MfaClass of(String word) {
    return Word.of(MfaClass.class, word);
  }
}
