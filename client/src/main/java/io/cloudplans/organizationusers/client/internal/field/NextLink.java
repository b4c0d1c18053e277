package io.cloudplans.organizationusers.client.internal.field;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the {@code Link} to the next page (RFC 8288). */
public final class NextLink {
  private NextLink() {}

  /**
   * Returns the cursor of the link with {@code rel="next"}, or null without such a link.
   *
   * @throws IllegalArgumentException if the link has no cursor: ignoring it would lose users
   */
  public static @Nullable String cursor(List<String> lines) {
    FieldScanner field = new FieldScanner(String.join(",", lines));
    while (!field.isAtEnd()) {
      if (field.skip('<')) {
        String target = field.until('>');
        String relations = field.parameters().getOrDefault("rel", "");
        if (Stream.of(relations.split(" ", -1)).anyMatch("next"::equalsIgnoreCase)) {
          return cursor(target);
        }
      }
      field.until(',');
    }
    return null;
  }

  /** Reads only the query, because a proxy may change everything before it. */
  private static String cursor(String target) {
    String query = target.replaceFirst("#.*", "").replaceFirst("[^?]*\\??", "");
    return Stream.of(query.split("&", -1))
        .filter(parameter -> parameter.startsWith("cursor=") && !parameter.endsWith("="))
        .findFirst()
        .map(parameter -> URLDecoder.decode(parameter.substring("cursor=".length()), UTF_8))
        .orElseThrow(() -> new IllegalArgumentException("the link to the next page has no cursor"));
  }
}
