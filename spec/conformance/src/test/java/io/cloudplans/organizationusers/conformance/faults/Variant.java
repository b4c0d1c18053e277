package io.cloudplans.organizationusers.conformance.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.conformance.http.Header;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** A correct server that differs from the reference server. */
record Variant(String name, Proxy.Behavior behavior) {
  private static final String JSON = "json";

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.add(each("white space in JSON", r -> json(r, Variant::pretty)));
    all.add(
        each(
            "escapes in JSON",
            r -> json(r, body -> body.replace("@", "\\u0040").replace("/", "\\/"))));
    all.add(each("white space around JSON", r -> json(r, body -> " \r\n" + body + "\n")));
    all.add(
        each(
            "other details",
            r -> problem(r, o -> o.put("detail", "Etwas anderes: Gr\u00fc\u00dfe"))));
    all.add(each("other details of errors", r -> problem(r, Variant::otherErrors)));
    all.add(each("further members in problems", r -> problem(r, o -> o.put("trace", "Zq7Hidden"))));
    all.add(
        new Variant(
            "the target as instance of a problem",
            (request, server) ->
                problem(server.send(request), o -> o.put("instance", request.target()))));
    all.add(each("another order in problems", r -> problem(r, Variant::reversed)));
    all.add(
        each(
            "further headers",
            r ->
                r.with("Date", "Wed, 25 Nov 2026 21:00:00 GMT")
                    .with("X-Zone", "a")
                    .with("Strict-Transport-Security", "max-age=1")
                    .with("Via", "1.1 x")));
    all.add(
        each(
            "headers in lower case",
            r -> r.headers(h -> new Header(h.name().toLowerCase(Locale.ROOT), h.value()))));
    all.add(
        each(
            "headers in capitals",
            r -> r.headers(h -> new Header(h.name().toUpperCase(Locale.ROOT), h.value()))));
    all.add(each("headers in reverse order", Variant::reversedHeaders));
    all.add(
        each(
            "a charset of JSON",
            r -> r.header("Content-Type", t -> t.contains(JSON) ? t + "; charset=UTF-8" : t)));
    all.add(
        each(
            "Allow in another order",
            r -> r.header("Allow", v -> v.equals("GET, HEAD") ? "HEAD,GET" : v)));
    all.add(
        each(
            "Cache-Control in another order and in capitals",
            r ->
                r.header(
                    "Cache-Control",
                    v ->
                        v.equals("private, no-cache")
                            ? "No-Cache,Private"
                            : v.toUpperCase(Locale.ROOT))));
    all.add(each("Vary names more", r -> r.header("Vary", v -> "Origin, " + v)));
    all.add(
        each(
            "error_description in challenges",
            r ->
                r.header(
                    "WWW-Authenticate",
                    v -> v.contains("error=") ? v + ", error_description=\"no\"" : v)));
    all.add(
        each(
            "unquoted rel of Link",
            r -> r.header("Link", v -> v.replace("rel=\"next\"", "rel=next"))));
    all.add(
        each(
            "more parameters of Link",
            r -> r.header("Link", v -> v.replace(";", " ; title=\"more\";"))));
    all.add(each("two links", r -> r.header("Link", v -> "<?first>; rel=\"first\", " + v)));
    all.add(each("Link names the file", r -> r.header("Link", v -> v.replace("<?", "<list?"))));
    all.add(
        each(
            "another order in Link",
            r -> r.header("Link", v -> v.replaceAll("[?](.*)&(cursor=[\\w-]+)>", "?$2&$1>"))));
    all.add(new Variant("other cursors", Variant::otherCursors));
    all.add(each("Cache-Control in two lines", r -> split(r, "Cache-Control")));
    all.add(each("Allow in two lines", r -> split(r, "Allow")));
    all.add(each("Connection: close", r -> r.with("Connection", "close")));
    all.add(each("ETag of a 412", r -> r.status() == 412 ? r.with("ETag", "\"1-1\"") : r));
    all.add(
        each(
            "unquoted parameters in challenges",
            r ->
                r.header(
                    "WWW-Authenticate",
                    v -> v.replace("Bearer", "bearer").replaceAll("=\"(\\w+)\"", "=$1"))));
    all.add(
        each(
            "more parameters of the rate limit",
            r ->
                r.without("RateLimit")
                    .without("RateLimit-Policy")
                    .with("RateLimit", "\"u\"; r=5000; pk=:dQ==:; t=1, \"d\";r=90000;t=9")
                    .with("RateLimit-Policy", "\"u\";q=5000;w=1, \"d\";q=90000;w=9;x=?1")));
    all.add(each("no rate limit", r -> r.without("RateLimit").without("RateLimit-Policy")));
    all.add(
        each(
            "a rate limit",
            r ->
                r.without("RateLimit")
                    .without("RateLimit-Policy")
                    .with("RateLimit", "\"u\";t=1;r=5000")
                    .with("RateLimit-Policy", "\"u\";w=1;q=5000")));
    all.add(
        new Variant(
            "no gzip", (request, server) -> server.send(request.without("Accept-Encoding"))));
    all.add(new Variant("gzip wherever it is accepted", Variant::compressed));
    all.add(written("chunked responses", Variant::chunked));
    all.add(written("chunks with extensions and trailers", Variant::oddChunks));
    all.add(written("responses that end with the connection", Variant::untilClosed));
    all.add(
        head(
            "interim responses",
            head -> "HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n" + head));
    all.add(
        head(
            "a reason phrase and HTTP/1.0",
            head -> head.replaceFirst("HTTP/1.1 (\\d+) x", "HTTP/1.0 $1 Some Reason")));
    all.add(
        head("no reason phrase", head -> head.replaceFirst("HTTP/1.1 (\\d+) x", "HTTP/1.1 $1 ")));
    all.add(new Variant("a path prefix", new PrefixProxy.Prefixed()));
    all.add(
        new Variant(
            "no documentation",
            (request, server) -> {
              Received received = server.send(request);
              return request.path().equals("/") || request.path().startsWith("/docs/")
                  ? Received.problem("route-not-found", received.id())
                  : received;
            }));
    all.addAll(RareVariants.all());
    return all;
  }

  /** Returns a distant server, which takes minutes. */
  static Variant slow() {
    return new Variant("slow responses", new Slow());
  }

  static Variant each(String name, UnaryOperator<Received> change) {
    return new Variant(name, (request, server) -> change.apply(server.send(request)));
  }

  interface Writer {
    byte[] bytes(Request request, Received received);
  }

  static Variant written(String name, Writer writer) {
    return new Variant(
        name,
        Proxy.writing((request, received, out) -> out.write(writer.bytes(request, received))));
  }

  /** Returns a variant that changes the status line and the headers. */
  static Variant head(String name, UnaryOperator<String> change) {
    return written(
        name,
        (request, received) -> {
          String text = new String(Proxy.plain(request, received), ISO_8859_1);
          int end = text.indexOf("\r\n\r\n") + 2;
          return (change.apply(text.substring(0, end)) + text.substring(end)).getBytes(ISO_8859_1);
        });
  }

  private static boolean isJson(Received received) {
    return received.json() && received.response().header("Content-Type").orElse("").contains(JSON);
  }

  static Received json(Received received, UnaryOperator<String> change) {
    return isJson(received) ? received.text(change) : received;
  }

  private static String pretty(String body) {
    return Received.tree(body).toPrettyString();
  }

  static Received problem(Received received, Consumer<ObjectNode> change) {
    return received.response().header("Content-Type").orElse("").contains("problem")
        ? received.object(change)
        : received;
  }

  private static void otherErrors(ObjectNode problem) {
    for (JsonNode error : problem.path("errors")) {
      ((ObjectNode) error).put("detail", "is wrong").put("code", 7);
    }
  }

  private static void reversed(ObjectNode problem) {
    List<String> names = new ArrayList<>();
    problem.fieldNames().forEachRemaining(names::add);
    Collections.reverse(names);
    names.forEach(name -> problem.set(name, problem.remove(name)));
  }

  private static Received reversedHeaders(Received received) {
    List<Header> headers = new ArrayList<>(received.response().headers());
    Collections.reverse(headers);
    return new Received(new Response(received.status(), headers, received.response().body()));
  }

  /** Compresses every list for callers that accept it. */
  private static Received compressed(Request request, Proxy.Upstream server) {
    Received received = server.send(request);
    boolean list = received.status() == 200 && Received.operation(request).equals("list");
    if (!list || !isCompressible(request, received)) {
      return received;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(received.response().body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return received.compressed(bytes.toByteArray(), "gzip");
  }

  static boolean isCompressible(Request request, Received received) {
    return request.header("Accept-Encoding").orElse("").equals("gzip")
        && !received.response().isGzip();
  }

  /** Adds two characters to each cursor, and rejects every cursor without them. */
  private static Received otherCursors(Request request, Proxy.Upstream server) {
    String target =
        request
            .target()
            .replaceAll("([?&]cursor=)(?!_-|$|&)", "$1!")
            .replaceAll("([?&]cursor=)_-", "$1");
    return server
        .send(request.target(target))
        .header("Link", v -> v.replace("cursor=", "cursor=_-"));
  }

  /** Splits the list of a header into one line for each element. */
  private static Received split(Received received, String name) {
    Received split = received.without(name);
    for (String value : received.response().header(name).orElse("").split(",\\s*", -1)) {
      split = value.isEmpty() ? split : split.with(name, value);
    }
    return split;
  }

  private static byte[] chunked(Request request, Received received) {
    return halves("%x", "0\r\n\r\n", request, received);
  }

  private static byte[] oddChunks(Request request, Received received) {
    return halves("%x;a=\"b\"", "0\r\nX-Trailer: x\r\n\r\n", request, received);
  }

  private static byte[] halves(String sizeFormat, String end, Request request, Received received) {
    int half = Math.max(1, (received.response().body().length + 1) / 2);
    return new Chunks("Transfer-Encoding: chunked", sizeFormat, end)
        .framed(request, received, half);
  }

  private static byte[] untilClosed(Request request, Received received) {
    byte[] plain = Proxy.plain(request, received);
    byte[] body = received.response().body();
    boolean empty = request.isHead() || received.status() == 304;
    int length = plain.length - (empty ? 0 : body.length);
    String head = new String(plain, 0, length, ISO_8859_1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        head.replaceFirst("Content-Length: \\d+\r\n", "Connection: close\r\n")
            .getBytes(ISO_8859_1));
    bytes.writeBytes(empty ? new byte[0] : body);
    return bytes.toByteArray();
  }

  private record Slow() implements Proxy.Behavior {
    @Override
    public Received respond(Request request, Proxy.Upstream server) {
      LockSupport.parkNanos(50_000_000);
      return server.send(request);
    }
  }
}
