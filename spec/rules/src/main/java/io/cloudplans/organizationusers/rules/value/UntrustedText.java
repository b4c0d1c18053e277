package io.cloudplans.organizationusers.rules.value;

import static java.util.stream.Collectors.joining;

import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes untrusted text safe to print. */
public final class UntrustedText {
  /** Control characters, line breaks, and invisible characters such as bidi controls. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private UntrustedText() {}

  /**
   * Returns the text with each unprintable character as {@code \}{@code uXXXX}. JSON text keeps its
   * meaning.
   */
  public static String printable(String text) {
    // The fast path: nearly all text is printable ASCII, and every log line passes here.
    return text.chars().allMatch(unit -> unit >= ' ' && unit <= '~')
        ? text
        : UNPRINTABLE.matcher(text).replaceAll(UntrustedText::escaped);
  }

  private static String escaped(MatchResult character) {
    return character
        .group()
        .chars()
        .mapToObj(unit -> "\\\\u" + HexFormat.of().toHexDigits((char) unit))
        .collect(joining());
  }
}
