package io.cloudplans.organizationusers.rules.value;

import java.util.Locale;

/** An enum whose constants are written in lower case in the contract and the database. */
public interface WireName {

  /** Returns the constant's name, as enums do. */
  String name();

  /** Returns the constant's form in the contract and the database. */
  default String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the constant for a wire name; throws {@link IllegalArgumentException} if there is none.
   */
  static <E extends Enum<E> & WireName> E of(Class<E> type, String wireName) {
    return Enum.valueOf(type, wireName.toUpperCase(Locale.ROOT));
  }
}
