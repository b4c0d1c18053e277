package io.cloudplans.organizationusers.client.internal.field;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads the challenges of {@code WWW-Authenticate} (RFC 9110, section 11.6.1). */
public final class Challenges {
  private Challenges() {}

  /** Returns the parameters of the {@code Bearer} challenges, by their names in lower case. */
  public static Map<String, String> bearer(List<String> lines) {
    Map<String, String> parameters = new TreeMap<>();
    FieldScanner field = new FieldScanner(String.join(",", lines));
    boolean bearer = false;
    while (!field.isAtEnd()) {
      String word = field.nextToken().toLowerCase(Locale.ROOT);
      if (!field.skip('=')) {
        bearer = word.equals("bearer");
      } else if (bearer) {
        parameters.putIfAbsent(word, field.value());
      } else {
        field.value();
      }
    }
    return parameters;
  }
}
