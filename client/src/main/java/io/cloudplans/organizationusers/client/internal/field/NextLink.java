package io.cloudplans.organizationusers.client.internal.field;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code Link} that leads to the next page (RFC 8288). */
public final class NextLink {
  private static final Pattern LINK =
      Pattern.compile("<([^<>]*+)>((?:[^\",]++|\"(?:[^\"\\\\]|\\\\.)*+\")*+)");
  private static final Pattern NEXT =
      Pattern.compile(
          "(?i);\\s*rel\\s*=\\s*(?:next(?![^\\s;])|\"(?:[^\"]*\\s)?next(?:\\s[^\"]*)?\")");
  private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([A-Za-z0-9_-]+)(?=[&#]|$)");

  private NextLink() {}

  /**
   * The cursor in the link with {@code rel="next"}; null without such a link. A next page that
   * cannot be asked for is a fault: taken for the last one it would lose users.
   */
  public static @Nullable String cursor(List<String> headers) {
    Matcher link = LINK.matcher(String.join(",", headers));
    while (link.find()) {
      if (NEXT.matcher(link.group(2)).find()) {
        Matcher cursor = CURSOR.matcher(link.group(1));
        if (!cursor.find()) {
          throw new IllegalArgumentException("a next page without a cursor");
        }
        return cursor.group(1);
      }
    }
    return null;
  }
}
