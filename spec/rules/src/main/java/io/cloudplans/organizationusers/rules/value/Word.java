package io.cloudplans.organizationusers.rules.value;

import java.util.Locale;

/** A constant that the contract and the database write as its name in lower case. */
public interface Word {

  /** Returns the constant's name, as each enum does. */
  String name();

  /** Returns the constant as the contract and the database write it. */
  default String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the constant for a word; throws {@link IllegalArgumentException} if none has it. */
  static <E extends Enum<E> & Word> E of(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }
}
