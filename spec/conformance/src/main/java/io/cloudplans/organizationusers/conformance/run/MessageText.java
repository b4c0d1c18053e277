package io.cloudplans.organizationusers.conformance.run;

import java.util.regex.Pattern;

/** Makes text that may quote a server safe to print. */
public final class MessageText {
  /** Characters that could forge a line or control a terminal. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private static final int MAX_LENGTH = 4000;

  private MessageText() {}

  /** Returns the text as a line of at most 4,000 characters, with other characters as {@code ?}. */
  public static String line(String text) {
    String start = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH - 1) + "…" : text;
    return UNSAFE.matcher(start).replaceAll("?");
  }
}
