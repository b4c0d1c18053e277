package io.cloudplans.organizationusers.conformance.faults;

import static io.cloudplans.organizationusers.conformance.faults.Fault.both;
import static io.cloudplans.organizationusers.conformance.faults.Fault.request;
import static io.cloudplans.organizationusers.conformance.faults.Fault.response;
import static io.cloudplans.organizationusers.conformance.faults.SuccessFaults.drop;
import static io.cloudplans.organizationusers.conformance.faults.SuccessFaults.members;
import static io.cloudplans.organizationusers.conformance.faults.SuccessFaults.target;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.conformance.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Faults of problems, of syntax, and of what is accepted and must not be. */
final class RefusalFaults {
  @SuppressWarnings("UnnecessaryLambda") // A condition as the others are.
  private static final BiPredicate<Request, Received> PROBLEM =
      (request, received) ->
          received.status() >= 400
              && received.response().header("Content-Type").orElse("").contains("problem");

  private RefusalFaults() {}

  static List<Fault> all() {
    List<Fault> all = new ArrayList<>(problems());
    all.addAll(queries());
    all.addAll(bodies());
    all.addAll(media());
    all.addAll(routes());
    return all;
  }

  private static Fault problem(String name, String caughtBy, Consumer<ObjectNode> change) {
    return response(name, caughtBy, PROBLEM, received -> received.object(change));
  }

  private static List<Fault> problems() {
    return List.of(
        problem(
            "the title of a problem differs", "roster.add-present", o -> o.put("title", "Error")),
        problem("a problem has no request_id", "roster.add-present", o -> o.remove("request_id")),
        problem("request_id is another", "roster.remove-absent", o -> o.put("request_id", "x")),
        problem("a problem has no detail", "roster.remove-absent", o -> o.remove("detail")),
        problem(
            "a problem has type about:blank",
            "roster.add-present",
            o -> o.put("type", "about:blank")),
        problem(
            "a problem has an absolute type",
            "roster.add-present",
            o -> o.put("type", "https://x.example" + o.path("type").asText())),
        problem("a problem's status is a text", "roster.add-present", o -> o.put("status", "409")),
        problem("a problem's status is another", "roster.add-present", o -> o.put("status", 400)),
        problem("a 400 has no errors", "query.limit.zero", o -> o.remove("errors")),
        problem("a 400 has empty errors", "query.limit.zero", o -> o.putArray("errors")),
        problem(
            "errors name no place",
            "query.limit.zero",
            o -> o.path("errors").forEach(e -> ((ObjectNode) e).remove("parameter"))),
        problem(
            "pointers lack their #",
            "body.addUser.role.null",
            o ->
                o.path("errors")
                    .forEach(
                        e ->
                            ((ObjectNode) e)
                                .put("pointer", e.path("pointer").asText().replace("#", "")))),
        problem(
            "only the first error is told",
            "body.every-fault-is-named",
            o -> {
              JsonNode first = o.at("/errors/0");
              if (!first.isMissingNode()) {
                o.putArray("errors").add(first);
              }
            }),
        new Fault(
            "a problem repeats the refused value",
            "value.silent.role",
            (request, server) -> {
              Received received = server.send(request);
              byte[] body = request.body();
              return received.status() == 400 && body != null
                  ? received.object(o -> o.put("detail", "no: " + new String(body, UTF_8)))
                  : received;
            }),
        response(
            "a problem is application/json",
            "roster.add-present",
            PROBLEM,
            r -> r.header("Content-Type", type -> "application/json")),
        response(
            "a problem is stored by caches",
            "roster.add-present",
            PROBLEM,
            r -> r.without("Cache-Control")),
        response(
            "an error is a page",
            "route.no-path.capitals",
            PROBLEM,
            r -> r.header("Content-Type", t -> "text/html").body("<h1>Not Found</h1>")),
        response(
            "a 409 is a 400",
            "roster.add-present",
            (request, r) -> r.status() == 409,
            r -> Received.problem(400, "invalid-request", "Invalid request", r.id())),
        response(
            "a 404 of a user is that of an organization",
            "roster.remove-absent",
            (request, r) -> r.status() == 404 && r.body().contains("user-not-found"),
            r ->
                r.text(
                    b ->
                        b.replace("user-not-found", "organization-not-found")
                            .replace("User not found", "Organization not found"))));
  }

  private static List<Fault> queries() {
    return List.of(
        request(
            "leading zeros are accepted",
            "query.org-id.leading-zero",
            target(t -> t.replace("org_id=0", "org_id="))),
        new Fault(
            "a bad org_id is no organization",
            "query.org-id.letters",
            (request, server) -> {
              Received received = server.send(request);
              return received.status() == 400 && received.body().contains("org_id")
                  ? Received.problem(
                      404, "organization-not-found", "Organization not found", received.id())
                  : received;
            }),
        request(
            "state is read in any case",
            "query.state.capitals",
            target(t -> t.replace("state=ACTIVE", "state=active"))),
        request(
            "role is read in any case",
            "query.role.capitals",
            target(t -> t.replace("role=Viewer", "role=viewer"))),
        request(
            "limit=0 is no limit",
            "query.limit.zero",
            target(t -> t.replaceAll("&limit=0(&|$)", "$1"))),
        request(
            "a limit beyond 1000 is 1000",
            "query.limit.too-large",
            target(t -> t.replaceAll("limit=[0-9]{4,}", "limit=1000"))),
        request(
            "an empty filter is none",
            "query.state.empty",
            target(t -> t.replaceAll("&state=(&|$)", "$1"))),
        request(
            "action is ignored",
            "query.action.listUsers.other",
            target(t -> t.replaceAll("([?&])action=[^&]*", "$1"))),
        request(
            "the last of two parameters wins",
            "query.twice.state",
            target(t -> t.replaceAll("&state=[^&]*(&state=)", "$1"))),
        new Fault(
            "an unknown parameter is refused",
            "query.unknown.list.page-2",
            (request, server) ->
                request.target().contains("page=")
                    ? Received.problem(400, "invalid-request", "Invalid request", "r")
                    : server.send(request)));
  }

  private static List<Fault> bodies() {
    UnaryOperator<Request> again = members("*", o -> {});
    return List.of(
        request(
            "unknown members are ignored",
            "body.unknown.addUser.x",
            members("add", o -> o.remove("x"))),
        request(
            "null is taken for absent",
            "body.addUser.state.null",
            members("*", RefusalFaults::dropNulls)),
        request(
            "a number is taken for a text",
            "body.addUser.org_id.number",
            members("*", o -> textOf(o, "org_id"))),
        request("of two names the last wins", "body.no-document.duplicate-name-same-value", again),
        request("what follows the document is ignored", "body.no-document.something-after", again),
        request(
            "a byte-order mark is skipped",
            "body.no-document.byte-order-mark",
            text(body -> body.replaceFirst("^\ufeff", ""))),
        request(
            "comments are skipped",
            "body.no-document.block-comment",
            text(body -> body.replaceFirst("^/\\*.*?\\*/", ""))),
        request(
            "single quotes are accepted",
            "body.no-document.single-quotes",
            text(body -> body.startsWith("{'") ? body.replace('\'', '"') : body)),
        new Fault(
            "an empty update does nothing",
            "body.empty-update",
            (request, server) -> {
              byte[] body = request.body();
              boolean empty =
                  body != null
                      && Received.operation(request).equals("update")
                      && new String(body, UTF_8)
                          .matches("\\{\"org_id\":\"[0-9]+\",\"user_id\":\"[^\"]+\"}");
              return empty
                  ? Received.of(200, "application/json", "{\"status\":200}", "r")
                      .with("ETag", "\"1-1\"")
                  : server.send(request);
            }),
        request(
            "a body may be too large",
            "body.too-large",
            text(body -> body.length() > 65_536 ? body.strip() : body)),
        new Fault(
            "the largest body is too large",
            "body.largest",
            (request, server) -> {
              byte[] body = request.body();
              return body != null && body.length > 60_000
                  ? Received.problem(413, "payload-too-large", "Payload too large", "r")
                  : server.send(request);
            }),
        request(
            "addresses are trimmed",
            "value.no-user-id.space-after",
            members("*", o -> strip(o, "user_id"))),
        request(
            "a role is read in any case",
            "value.no-role.addUser.Viewer",
            members("*", o -> lower(o, "role"))),
        request(
            "an empty reason is none",
            "value.no-reason.empty",
            members("remove", o -> dropEmpty(o, "reason"))),
        request(
            "a long reason is cut",
            "value.no-reason.501-characters",
            members("remove", o -> cut(o, "reason", 500))),
        new Fault(
            "a reason is counted in UTF-16 units",
            "value.reason.500-code-points",
            (request, server) -> {
              Received received = server.send(request);
              byte[] body = request.body();
              return body != null && new String(body, UTF_8).matches("(?s).*(\ud83d\ude00){400}.*")
                  ? Received.problem(400, "invalid-request", "Invalid request", received.id())
                  : received;
            }),
        request(
            "control characters are taken out of a reason",
            "value.no-reason.tab",
            members("remove", o -> replaced(o, "reason", "\\p{Cntrl}", ""))),
        request(
            "one label is a domain",
            "value.no-user-id.one-label",
            members("*", o -> replaced(o, "user_id", "@localhost$", "@localhost.example"))));
  }

  private static UnaryOperator<Request> text(UnaryOperator<String> change) {
    return request -> {
      byte[] body = request.body();
      return body == null
          ? request
          : request.body(change.apply(new String(body, UTF_8)).getBytes(UTF_8));
    };
  }

  private static void dropNulls(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object
        .properties()
        .forEach(
            m -> {
              if (m.getValue().isNull()) {
                names.add(m.getKey());
              }
            });
    object.remove(names);
  }

  private static void textOf(ObjectNode object, String member) {
    if (object.path(member).isNumber()) {
      object.put(member, object.path(member).asText());
    }
  }

  private static void strip(ObjectNode object, String member) {
    if (object.path(member).isTextual()) {
      object.put(member, object.path(member).asText().strip());
    }
  }

  private static void lower(ObjectNode object, String member) {
    if (object.path(member).isTextual()) {
      object.put(member, object.path(member).asText().toLowerCase(Locale.ROOT));
    }
  }

  private static void dropEmpty(ObjectNode object, String member) {
    if (object.path(member).asText("x").isEmpty()) {
      object.remove(member);
    }
  }

  private static void cut(ObjectNode object, String member, int length) {
    String text = object.path(member).asText();
    if (text.length() > length && text.matches("r+")) {
      object.put(member, text.substring(0, length));
    }
  }

  private static void replaced(ObjectNode object, String member, String pattern, String by) {
    if (object.path(member).isTextual()) {
      object.put(member, object.path(member).asText().replaceAll(pattern, by));
    }
  }

  private static UnaryOperator<Request> header(String name, UnaryOperator<String> change) {
    return request ->
        request
            .header(name)
            .map(value -> request.without(name).with(name, change.apply(value)))
            .orElse(request);
  }

  private static List<Fault> media() {
    return List.of(
        request(
            "text/plain is accepted",
            "media.no-json.text",
            header("Content-Type", type -> type.replace("text/plain", "application/json"))),
        request(
            "a missing Content-Type is JSON",
            "media.no-json.none.addUser",
            request ->
                request.body() != null && request.header("Content-Type").isEmpty()
                    ? request.with("Content-Type", "application/json")
                    : request),
        request(
            "latin-1 is accepted",
            "media.no-json.latin-1",
            header("Content-Type", type -> type.replace("iso-8859-1", "utf-8"))),
        new Fault(
            "a charset is refused",
            "media.content-type.charset",
            (request, server) ->
                request.header("Content-Type").orElse("").contains("charset=utf")
                    ? Received.problem(415, "unsupported-media-type", "Unsupported media type", "r")
                    : server.send(request)),
        request(
            "Content-Encoding is ignored",
            "media.content-encoding.gzip",
            request -> request.without("Content-Encoding")),
        request("Accept is ignored", "media.not-accept.html", request -> request.without("Accept")),
        request(
            "q is ignored",
            "media.not-accept.json-refused",
            header("Accept", value -> value.replaceAll(";\\s*q=[0-9.]+", ""))),
        new Fault(
            "a list of media types is not read",
            "media.accept.browser",
            (request, server) ->
                request.header("Accept").orElse("").startsWith("text/html,")
                    ? Received.problem(406, "not-acceptable", "Not acceptable", "r")
                    : server.send(request)));
  }

  private static List<Fault> routes() {
    return List.of(
        request(
            "a trailing slash is ignored",
            "route.no-path.trailing-slash",
            target(t -> t.replaceFirst("/(list|add)/(\\?|$)", "/$1$2"))),
        request(
            "paths are read in any case",
            "route.no-path.capital",
            target(t -> t.replace("/List", "/list"))),
        request(
            "escapes in paths are decoded",
            "route.no-path.escaped-letter",
            target(t -> t.replace("lis%74", "list"))),
        request(
            "path parameters are dropped",
            "route.no-path.path-parameter",
            target(t -> t.replace(";x=1", ""))),
        new Fault(
            "OPTIONS is answered for browsers",
            "route.method.addUser.options",
            (request, server) ->
                request.method().equals("OPTIONS")
                    ? Received.of(204, "text/plain", "", "r").with("Allow", "POST, OPTIONS")
                    : server.send(request)),
        both(
            "every origin may read",
            "route.no-cors",
            (request, r) ->
                request.header("Origin").isPresent()
                    ? r.with("Access-Control-Allow-Origin", "*")
                    : r),
        response(
            "a 405 has no Allow",
            "route.method.listUsers.delete",
            (q, r) -> r.status() == 405,
            r -> r.without("Allow")),
        response(
            "Allow lacks HEAD",
            "route.method.listUsers.delete",
            (q, r) -> r.status() == 405,
            r -> r.header("Allow", v -> v.replace(", HEAD", ""))),
        response(
            "another method is not found",
            "route.method.updateUser.get",
            (q, r) -> r.status() == 405,
            r -> Received.problem(404, "route-not-found", "Route not found", r.id())),
        new Fault(
            "HEAD is no method",
            "route.head.list",
            (request, server) ->
                request.head()
                    ? Received.problem(405, "method-not-allowed", "Method not allowed", "r")
                        .with("Allow", "GET")
                    : server.send(request)),
        both(
            "HEAD lacks the ETag",
            "route.head.list",
            (request, r) -> request.head() ? r.without("ETag") : r),
        both(
            "request ids are always new",
            "route.request-id.echoed",
            (request, r) ->
                r.header("X-Request-Id", id -> "new-" + System.nanoTime())
                    .object(o -> replaceId(o))),
        new Fault(
            "a long request id is echoed",
            "route.request-id.too-long",
            (request, server) -> {
              Received received = server.send(request);
              String id = request.header("X-Request-Id").orElse("");
              return id.length() > 128 ? received.header("X-Request-Id", old -> id) : received;
            }),
        request(
            "request ids are cut",
            "route.request-id.128-characters",
            header("X-Request-Id", id -> id.length() > 100 ? id.substring(0, 100) : id)),
        response(
            "documents lack their CORS header",
            "document.cors-of-the-contract",
            (request, r) -> request.path().startsWith("/openapi"),
            r -> r.without("Access-Control-Allow-Origin")),
        response(
            "the contract is an older one",
            "document.openapi-json",
            (request, r) -> request.path().equals("/openapi.json"),
            r -> r.object(o -> ((ObjectNode) o.get("info")).put("version", "0.9.0"))),
        new Fault(
            "problem types have no pages",
            "document.problem-page.invalid-token",
            (request, server) ->
                request.path().startsWith("/problems/")
                    ? Received.problem(404, "route-not-found", "Route not found", "r")
                    : server.send(request)),
        response(
            "health is a text",
            "document.health-ready",
            (request, r) -> request.path().startsWith("/health/") && r.status() == 200,
            r -> r.header("Content-Type", t -> "text/plain").body("UP")),
        new Fault(
            "documents need a token",
            "document.openapi-json",
            (request, server) ->
                request.path().startsWith("/openapi") && request.header("Authorization").isEmpty()
                    ? Received.problem(401, "invalid-token", "Invalid token", "r")
                        .with("WWW-Authenticate", "Bearer")
                    : server.send(request)),
        new Fault(
            "everything else is the documentation",
            "document.nothing.swagger",
            (request, server) -> {
              Received received = server.send(request);
              return received.status() == 404 && !request.path().startsWith("/v1/")
                  ? Received.of(200, "text/html", "<h1>Docs</h1>", received.id())
                  : received;
            }),
        response(
            "responses name the server software",
            "wire.no-server-software",
            (request, r) -> true,
            r -> r.with("Server", "Example/1.0")),
        request("the limit of a filter is dropped", "query.limit.negative", drop("limit")));
  }

  private static void replaceId(ObjectNode object) {
    if (object.has("request_id")) {
      object.put("request_id", "new");
    }
  }
}
