package io.cloudplans.organizationusers.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.client.error.NoAnswerException;
import io.cloudplans.organizationusers.client.error.RawAnswer;
import io.cloudplans.organizationusers.client.error.UnexpectedAnswerException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A whole answer, its body read as UTF-8 whatever the platform's charset is (RFC 8259). */
record Answer(RawAnswer raw, HttpHeaders headers) {
  static final int NOT_MODIFIED = 304;

  private static final Pattern LINK =
      Pattern.compile("<([^>]*+)>((?:[^\",]++|\"(?:[^\"\\\\]|\\\\.)*+\")*+)");
  private static final Pattern NEXT =
      Pattern.compile(
          "(?i);\\s*rel\\s*=\\s*(?:next(?![^\\s;])|\"(?:[^\"]*\\s)?next(?:\\s[^\"]*)?\")");
  private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([A-Za-z0-9_-]+)(?=[&#]|$)");

  static Answer of(HttpResponse<byte[]> response) {
    HttpHeaders headers = response.headers();
    return new Answer(
        new RawAnswer(
            response.statusCode(),
            headers.firstValue("X-Request-Id").orElse(null),
            new String(decoded(response), UTF_8)),
        headers);
  }

  boolean isSuccess() {
    return raw.status() / 100 == 2;
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /**
   * The cursor in the {@code Link} with {@code rel="next"} (RFC 8288), null without such a link. A
   * next page that cannot be asked for is a fault: taken for the last one it would lose users.
   */
  @Nullable String nextCursor() {
    Matcher link = LINK.matcher(String.join(",", headers.allValues("Link")));
    while (link.find()) {
      if (NEXT.matcher(link.group(2)).find()) {
        Matcher cursor = CURSOR.matcher(link.group(1));
        if (!cursor.find()) {
          throw new UnexpectedAnswerException("a next page without a cursor", raw, null);
        }
        return cursor.group(1);
      }
    }
    return null;
  }

  /** Undoes gzip, which nobody asked for, but which HTTP allows all the same. */
  private static byte[] decoded(HttpResponse<byte[]> response) {
    String coding = response.headers().firstValue("Content-Encoding").orElse("");
    if (!coding.equalsIgnoreCase("gzip")) {
      return response.body();
    }
    try (var body = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new NoAnswerException("the answer's gzip cannot be undone", e);
    }
  }
}
