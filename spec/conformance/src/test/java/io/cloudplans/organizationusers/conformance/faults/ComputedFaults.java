package io.cloudplans.organizationusers.conformance.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.conformance.http.Request;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Faults that need code: other orders of the list, other versions, raw connections. */
final class ComputedFaults {
  private static final Pattern VERSION = Pattern.compile("(\"[0-9]+-)([0-9]+)");

  private static final int LONG_HEAD = 17_000;

  private ComputedFaults() {}

  static List<Fault> all() {
    return List.of(
        order("the order is reversed", "list.byte-order", Collections::reverse),
        order(
            "the order is by role",
            "reference.list-has-every-user",
            users -> users.sort(Comparator.comparing(user -> user.path("role").asText()))),
        order(
            "the order leaves punctuation out",
            "list.byte-order",
            users -> users.sort(Comparator.comparing(ComputedFaults::lettersAndDigits))),
        version(
            "versions grow by two", "version.grows-by-one-with-add", "", version -> version * 2),
        version(
            "a write names the version before",
            "version.grows-by-one-with-update",
            "add update remove",
            version -> version - 1),
        version(
            "an update that changes nothing is a new version",
            "roster.update-same-role",
            "update",
            version -> version + 1),
        body("a response to HEAD has a body", "wire.head-has-no-body", "HEAD "),
        body("a 304 has a body", "wire.not-modified-has-no-body", "If-None-Match: "),
        raw(
            "a connection keeps its first token",
            "wire.token-of-each-request",
            ComputedFaults::withFirstToken,
            head -> text -> text),
        raw(
            "a size of a chunk may begin with 0x",
            "wire.chunk-size-with-prefix",
            head -> text -> text.replaceFirst("^0x", ""),
            head -> text -> text),
        shortHead("a head may have 17000 bytes", "wire.head-beyond-the-limit", 431, 200),
        shortHead("a target of 17000 bytes is no path", "wire.target-beyond-the-limit", 414, 404));
  }

  /** Returns faults of raw connections that make many cases fail. */
  static List<Fault> broad() {
    return List.of(rawStatus("raw requests succeed", 200), rawStatus("raw requests fail", 500));
  }

  private static Fault rawStatus(String name, int status) {
    return raw(
        name, "wire.*", head -> text -> text.replaceAll("HTTP/1.1 [0-9]{3}", "HTTP/1.1 " + status));
  }

  /** Changes a status of the responses to raw requests whose head has fewer than 17,000 bytes. */
  private static Fault shortHead(String name, String detectedBy, int status, int other) {
    return raw(
        name,
        detectedBy,
        head ->
            text ->
                head.length() < LONG_HEAD
                    ? text.replace("HTTP/1.1 " + status, "HTTP/1.1 " + other)
                    : text);
  }

  /** Adds a body to the response to a raw request whose head has a text. */
  private static Fault body(String name, String detectedBy, String part) {
    return raw(
        name,
        detectedBy,
        head ->
            text ->
                head.contains(part) ? text.replaceFirst("\r\n\r\n", "$0{\"status\":200}") : text);
  }

  private static UnaryOperator<String> withFirstToken(String head) {
    Matcher token = Pattern.compile("\r\nAuthorization: .*").matcher(head);
    String line = token.find() ? token.group() : "";
    return text ->
        text.contains("Authorization: ") ? text : text.replaceFirst("\r\nHost: ", line + "$0");
  }

  private static Fault raw(
      String name, String detectedBy, Function<String, UnaryOperator<String>> toClient) {
    return raw(name, detectedBy, head -> text -> text, toClient);
  }

  private static Fault raw(
      String name,
      String detectedBy,
      Function<String, UnaryOperator<String>> toServer,
      Function<String, UnaryOperator<String>> toClient) {
    return new Fault(
        name,
        detectedBy,
        new Proxy.Behavior() {
          @Override
          public Received respond(Request request, Proxy.Upstream server) {
            return server.send(request);
          }

          @Override
          public UnaryOperator<String> toServer(String head) {
            return toServer.apply(head);
          }

          @Override
          public UnaryOperator<String> toClient(String head) {
            return toClient.apply(head);
          }
        });
  }

  private static String lettersAndDigits(JsonNode user) {
    return user.path("email").asText().replaceAll("[^a-z0-9@]", "");
  }

  private static Fault order(String name, String detectedBy, Consumer<List<JsonNode>> change) {
    return new Fault(name, detectedBy, (request, server) -> server.send(request).users(change));
  }

  /** Changes the version of successful responses to some operations, or to all. */
  private static Fault version(
      String name, String detectedBy, String operations, UnaryOperator<Long> change) {
    return new Fault(
        name,
        detectedBy,
        (request, server) -> {
          Received received = server.send(request);
          boolean changed =
              received.status() == 200
                  && (operations.isEmpty() || operations.contains(Received.operation(request)));
          return changed
              ? received.header("ETag", tag -> VERSION.matcher(tag).replaceAll(changed(change)))
              : received;
        });
  }

  private static Function<MatchResult, String> changed(UnaryOperator<Long> change) {
    return match -> match.group(1) + change.apply(Long.valueOf(match.group(2)));
  }
}
