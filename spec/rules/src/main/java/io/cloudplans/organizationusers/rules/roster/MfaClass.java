package io.cloudplans.organizationusers.rules.roster;

import java.util.Locale;

/** A class of operations for which an organization may require a second factor. */
public enum MfaClass {
  VIEW,
  CREATE,
  UPDATE,
  DELETE,
  USERSMGMT;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The class as the contract and the database write it. */
  public String word() {
    return word;
  }

  /** The class that is written so; throws {@link IllegalArgumentException} where there is none. */
  public static MfaClass of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
