package io.cloudplans.organizationusers.rules.value;

import static java.util.stream.Collectors.joining;

import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes text that others wrote safe to print. */
public final class ForeignText {
  /** Controls, line breaks, and characters without a shape of their own, such as bidi controls. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private ForeignText() {}

  /**
   * Returns the text with each unprintable character as {@code \}{@code uXXXX}. JSON stays the same
   * JSON.
   */
  public static String printable(String text) {
    return UNPRINTABLE.matcher(text).replaceAll(ForeignText::escaped);
  }

  private static String escaped(MatchResult character) {
    return character
        .group()
        .chars()
        .mapToObj(unit -> "\\\\u" + HexFormat.of().toHexDigits((char) unit))
        .collect(joining());
  }
}
