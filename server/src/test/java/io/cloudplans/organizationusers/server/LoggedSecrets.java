package io.cloudplans.organizationusers.server;

import static java.util.stream.Collectors.joining;

import io.cloudplans.organizationusers.server.token.TokenRejection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in a log what must be in none. */
final class LoggedSecrets {
  private static final String REFUSALS =
      Stream.of(TokenRejection.values()).map(TokenRejection::word).collect(joining("|"));

  private static final Map<String, Pattern> KINDS =
      Map.of(
          "token", Pattern.compile("eyJ[\\w-]{5}|(?i:bearer\\s+[\\w.~+/-]{5})"),
          // The last label begins with a letter, so Foo@1a2b and java.base@17.0.1 are none.
          "e-mail address",
              Pattern.compile("(?i)[\\w.!#$%&'*+/=?^`{|}~-](@|%40|\\\\u0040)([a-z0-9-]+\\.)+[a-z]"),
          // The tests' reasons hold this word, as the reference's does. The reasons of refused
          // tokens are words of an enum.
          "reason", Pattern.compile("\\bLeft\\b|\\breason\\\\*\"\\s*:(?!\"(" + REFUSALS + ")\")"));

  private LoggedSecrets() {}

  /** Each line that holds a secret, with its kind before it. */
  static List<String> in(Stream<String> lines) {
    return lines
        .flatMap(
            line ->
                KINDS.entrySet().stream()
                    .filter(kind -> kind.getValue().matcher(line).find())
                    .map(kind -> kind.getKey() + ": " + line))
        .toList();
  }
}
