package io.cloudplans.organizationusers.client.internal.field;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Scans a field value for tokens, quoted strings and parameters (RFC 9110, section 5.6). */
final class FieldScanner {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private final String text;
  private int at;

  FieldScanner(String text) {
    this.text = text;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  /** Skips whitespace, and then the character if it comes next. */
  boolean skip(char expected) {
    skipSpace();
    boolean found = !isAtEnd() && text.charAt(at) == expected;
    at += found ? 1 : 0;
    return found;
  }

  private void skipSpace() {
    while (!isAtEnd() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  /** Returns the text before the character, and moves past it, or to the end. */
  String until(char end) {
    int to = text.indexOf(end, at);
    String before = text.substring(at, to < 0 ? text.length() : to);
    at = to < 0 ? text.length() : to + 1;
    return before;
  }

  /** Skips to the next token and returns it; empty at the end. */
  String nextToken() {
    while (!isAtEnd() && !isTokenCharacter(text.charAt(at))) {
      at++;
    }
    return token();
  }

  private String token() {
    int start = at;
    while (!isAtEnd() && isTokenCharacter(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Returns the value of a parameter: a token, or a quoted string without its escapes. */
  String value() {
    if (!skip('"')) {
      return token();
    }
    StringBuilder value = new StringBuilder();
    while (!isAtEnd() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
      value.append(text.charAt(at++));
    }
    skip('"');
    return value.toString();
  }

  /**
   * Returns the parameters that follow, by their names in lower case; the first of equal names
   * wins.
   */
  Map<String, String> parameters() {
    Map<String, String> parameters = new TreeMap<>();
    while (skip(';')) {
      skipSpace();
      String name = token().toLowerCase(Locale.ROOT);
      parameters.putIfAbsent(name, skip('=') ? value() : "");
    }
    return parameters;
  }

  private static boolean isTokenCharacter(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || TOKEN_MARKS.indexOf(c) >= 0;
  }
}
