package io.cloudplans.organizationusers.conformance.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cloudplans.organizationusers.conformance.http.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Correct servers that use freedoms of HTTP, JSON and the contract that few servers use. */
final class RareVariants {
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"");
  private static final Pattern LIMIT = Pattern.compile("(?<=[?&]limit=)([0-9]{1,4})(?=&|$)");
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final int MAX_ID = 128;
  private static final int MAX_ERRORS = 20;

  private RareVariants() {}

  static List<Variant> all() {
    return List.of(
        Variant.each("escapes everywhere in JSON", r -> Variant.json(r, RareVariants::escaped)),
        Variant.each(
            "media types in capitals",
            r ->
                r.header(
                    "Content-Type",
                    t ->
                        t.contains("json")
                            ? t.toUpperCase(Locale.ROOT) + ";Charset=\"UTF-8\""
                            : t)),
        Variant.each(
            "other challenges and realms",
            r ->
                r.header(
                    "WWW-Authenticate",
                    v ->
                        v.contains("error=")
                            ? v.replace("Bearer ", "DPoP algs=\"ES256\", Bearer realm=\"a, b\", ")
                                + ", error_uri=\"https://x.example/e\", max_age=5"
                            : v)),
        Variant.each(
            "Vary in two lines and in lower case",
            r ->
                r.response().header("Vary").isEmpty()
                    ? r
                    : r.without("Vary").with("Vary", "origin").with("Vary", "accept-encoding")),
        Variant.each(
            "headers of proxies",
            r ->
                r.with("Set-Cookie", "a=b; Path=/")
                    .with("Set-Cookie", "c=d")
                    .with("Content-Security-Policy", "default-src 'none'")
                    .with("Alt-Svc", "h3=\":443\"; ma=1")
                    .with("Age", "0")
                    .with("X-Cache", "MISS")
                    .with("Content-Language", "en")
                    .with("Last-Modified", "Wed, 25 Nov 2026 21:00:00 GMT")
                    .with("Keep-Alive", "timeout=5")),
        Variant.each(
            "two lines of Link",
            r -> {
              String next = r.response().header("Link").orElse("");
              return next.isEmpty()
                  ? r
                  : r.without("Link").with("Link", "<?first>; rel=first").with("Link", next);
            }),
        Variant.each(
            "Link names the file after dots",
            r -> r.header("Link", v -> v.replace("<?", "<./../users/list?"))),
        Variant.each("request ids of 128 characters", RareVariants::longId),
        Variant.each(
            "errors in each problem",
            r ->
                Variant.problem(
                    r,
                    o -> {
                      if (!o.has("errors")) {
                        o.putArray("errors");
                      }
                    })),
        Variant.each("errors name the whole body too", RareVariants::wholeBody),
        new Variant("compressed problems and writes", RareVariants::compressed),
        new Variant("other cursors each time", RareVariants::randomCursors),
        new Variant("shorter pages", (r, server) -> shorter(r, server, most -> (most + 1) / 2)),
        new Variant("pages with one user", (r, server) -> shorter(r, server, most -> 1)),
        Variant.head(
            "no white space before the values of headers",
            h -> h.replaceAll("(?m)^([^: ]+): ", "$1:")),
        Variant.head(
            "white space around the values of headers",
            h -> h.replaceAll("(?m)^([^: ]+): (.*)\r$", "$1: \t $2 \t\r")),
        Variant.head("a reason phrase beyond ASCII", h -> h.replaceFirst(" x\r", " Sch\u00f6n\r")),
        Variant.head(
            "interim responses before each response",
            h -> "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\nX-A: b\r\n\r\n" + h),
        new Variant(
            "a 304 with the length of the list",
            Proxy.writing(
                (request, received, out) -> {
                  String head = new String(Proxy.plain(request, received), ISO_8859_1);
                  out.write(
                      (received.status() == 304
                              ? head.replaceFirst(
                                  "\r\n\r\n",
                                  "\r\nContent-Length: 321\r\nContent-Type: application/json$0")
                              : head)
                          .getBytes(ISO_8859_1));
                })),
        Variant.written(
            "chunks of three bytes",
            (request, received) ->
                new Chunks("transfer-encoding: Chunked", "00%x", "000\r\n\r\n")
                    .framed(request, received, 3)));
  }

  private static String escaped(String body) {
    return TEXT.matcher(Received.tree(body).toString())
        .replaceAll(
            text -> {
              if (text.group(1).contains("\\")) {
                return Matcher.quoteReplacement(text.group());
              }
              StringBuilder escapes = new StringBuilder();
              text.group(1)
                  .chars()
                  .forEach(c -> escapes.append(String.format(Locale.ROOT, "\\u%04X", c)));
              return Matcher.quoteReplacement("\"" + escapes + "\"");
            });
  }

  private static Received longId(Received received) {
    String id = received.id();
    if (!UUID.matcher(id).matches()) {
      return received;
    }
    String longer = id + "~".repeat(MAX_ID - id.length());
    return received.header("X-Request-Id", v -> longer).text(body -> body.replace(id, longer));
  }

  private static Received wholeBody(Received received) {
    return Variant.problem(
        received,
        problem -> {
          ArrayNode errors = problem.withArray("errors");
          boolean room = errors.size() < MAX_ERRORS && received.body().contains("\"pointer\":\"#/");
          for (int i = 0; room && i < errors.size(); i++) {
            if (errors.get(i).has("pointer")) {
              errors.insertObject(i).put("pointer", "#").put("detail", "does not match its schema");
              return;
            }
          }
        });
  }

  private static Received compressed(Request request, Proxy.Upstream server) {
    Received received = server.send(request);
    byte[] body = received.response().body();
    return body.length > 0 && Variant.isCompressible(request, received)
        ? received.compressed(gzip(body), "GZIP")
        : received;
  }

  /** Compresses in two members (RFC 1952, section 2.2). */
  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int half = body.length / 2;
    for (int[] part : new int[][] {{0, half}, {half, body.length - half}}) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(body, part[0], part[1]);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return bytes.toByteArray();
  }

  /** Adds a random number to each cursor, and rejects every cursor without one. */
  private static Received randomCursors(Request request, Proxy.Upstream server) {
    String target =
        request
            .target()
            .replaceAll("([?&]cursor=)(?!_[0-9]{4}-|$|&)", "$1!")
            .replaceAll("([?&]cursor=)_[0-9]{4}-", "$1");
    int number = ThreadLocalRandom.current().nextInt(1000, 10_000);
    return server
        .send(request.target(target))
        .header("Link", v -> v.replace("cursor=", "cursor=_" + number + "-"));
  }

  /** Puts fewer users than permitted on a page. */
  private static Received shorter(Request request, Proxy.Upstream server, IntUnaryOperator fewer) {
    Matcher limit = LIMIT.matcher(request.target());
    if (!limit.find() || limit.group().startsWith("0") || Integer.parseInt(limit.group()) > 1000) {
      return server.send(request);
    }
    String requested = limit.group();
    String size = String.valueOf(fewer.applyAsInt(Integer.parseInt(requested)));
    return server
        .send(request.target(limit.replaceFirst(size)))
        .header("Link", link -> link.replaceFirst("(?<=[?&]limit=)[0-9]+", requested));
  }
}
