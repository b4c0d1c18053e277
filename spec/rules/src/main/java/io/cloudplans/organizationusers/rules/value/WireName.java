package io.cloudplans.organizationusers.rules.value;

import java.util.Locale;

/** A constant whose form in the contract and the database is its name in lower case. */
public interface Word {

  /** Returns the constant's name, as enums do. */
  String name();

  /** Returns the constant's form in the contract and the database. */
  default String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the constant for a word; throws {@link IllegalArgumentException} if there is none. */
  static <E extends Enum<E> & Word> E of(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }
}
