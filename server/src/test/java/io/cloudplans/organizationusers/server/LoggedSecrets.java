package io.cloudplans.organizationusers.server;

import static java.util.stream.Collectors.joining;

import io.cloudplans.organizationusers.server.token.TokenRejection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds secrets in a log. */
final class LoggedSecrets {
  private static final String REASONS =
      Stream.of(TokenRejection.values()).map(TokenRejection::code).collect(joining("|"));

  private static final Map<String, Pattern> KINDS =
      Map.of(
          "token", Pattern.compile("eyJ[\\w-]{5}|(?i:bearer\\s+[\\w.~+/-]{5})"),
          // The last label begins with a letter, so that Foo@1a2b and java.base@17.0.1 do not
          // match.
          "e-mail address",
              Pattern.compile("(?i)[\\w.!#$%&'*+/=?^`{|}~-](@|%40|\\\\u0040)([a-z0-9-]+\\.)+[a-z]"),
          // The removal reasons in the tests contain this word. Reasons for rejected tokens are
          // not secret.
          "reason", Pattern.compile("\\bLeft\\b|\\breason\\\\*\"\\s*:(?!\"(" + REASONS + ")\")"));

  private LoggedSecrets() {}

  /** Returns each line with a secret, preceded by its kind. */
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
