package io.cloudplans.organizationusers.conformance.families.requests;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Table;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.contract.Operation;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import io.cloudplans.organizationusers.conformance.session.Call;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.Reply;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Cases about paths and methods. */
public final class RouteFamily implements Family {
  private static final String USERS = "/v1/organizations/users/";

  private static final Map<String, String> UNKNOWN_PATHS =
      Table.of(
          "root", "/v1/",
          "folder", "/v1/organizations/users",
          "folder-slash", USERS,
          "trailing-slash", USERS + "list/",
          "trailing-slash-add", USERS + "add/",
          "below", USERS + "list/x",
          "capital", USERS + "List",
          "capitals", USERS + "LIST",
          "capital-folder", "/v1/Organizations/users/list",
          "path-parameter", USERS + "list;x=1",
          "path-parameter-within", "/v1/organizations;x/users/list",
          "escaped-letter", USERS + "lis%74",
          "escaped-slash", "/v1/organizations%2Fusers/list",
          "two-slashes", "/v1/organizations//users/list",
          "dot-segment", "/v1/organizations/./users/list",
          "escaped-dots", USERS + "%2e%2e/users/list",
          "space", USERS + "list%20",
          "escaped-question-mark", USERS + "list%3F",
          "dot-at-the-end", USERS + "list/.",
          "two-dots", USERS + "add/../list",
          "letter-after", USERS + "lists",
          "extension", USERS + "list.json",
          "unknown", USERS + "rename",
          "document", "/v1/openapi.json",
          "version-2", "/v1/v1/organizations/users/list",
          "singular", "/v1/organization/users/list",
          "escaped-dot", "/v1/%2e/organizations/users/list",
          "folder-with-action", "/v1/organizations/users?action=users");

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO");

  @Override
  public String name() {
    return "route";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    Cases paths = cases.says("Paths are case-sensitive");
    UNKNOWN_PATHS.forEach(
        (name, path) ->
            paths.add(
                "no-path." + name,
                s -> {
                  String mark = path.contains("?") ? "&" : "?";
                  s.send(as(s, "GET", path + mark + "org_id=" + s.main().id()))
                      .problem("route-not-found");
                  s.send(as(s, "POST", path)).problem("route-not-found");
                }));
    for (Operation operation : contract.operations()) {
      methods(cases, operation);
      cases
          .says("Every other method, `OPTIONS` included")
          .add(
              "method.%s.in-lower-case".formatted(operation.id()),
              s ->
                  s.send(
                          as(
                              s,
                              operation.method().toLowerCase(Locale.ROOT),
                              operation.path() + "?org_id=" + s.main().id()))
                      .problem("method-not-allowed"));
      similarPaths(operation.path())
          .forEach(
              (name, path) ->
                  paths.add(
                      "no-path.%s-%s".formatted(name, operation.id()),
                      s ->
                          s.send(as(s, operation.method(), path + "?org_id=" + s.main().id()))
                              .problem("route-not-found")));
    }
    cases
        .says("no other response has CORS headers")
        .add("no-cors", s -> contract.operations().forEach(operation -> noCors(s, operation)));
    cases
        .says("Every other method, `OPTIONS` included")
        .add(
            "method-override",
            s -> {
              for (String header :
                  List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
                s.send(
                        as(s, "POST", USERS + "list?_method=GET&org_id=" + s.main().id())
                            .with(header, "GET"))
                    .problem("method-not-allowed");
              }
            })
        .says("Paths are case-sensitive")
        .add(
            "path-override",
            s -> {
              String list = USERS + "list?org_id=" + s.main().id();
              for (String header : List.of("X-Original-URL", "X-Rewrite-URL")) {
                s.send(as(s, "GET", "/v1/nothing").with(header, list)).problem("route-not-found");
              }
            })
        .says("no other response has CORS headers")
        .add(
            "no-cors-elsewhere",
            s -> {
              for (String path :
                  List.of("/health/live", "/problems/invalid-token", "/nothing", "/v1/nothing")) {
                noCors(s, "GET", path);
              }
            })
        .says("`HEAD` is handled as `GET`")
        .add("head.list", s -> head(s, s.list().request()))
        .add("head.page", s -> head(s, s.list("limit=2").request()))
        .add("head.invalid", s -> head(s, s.list("limit=0").request()))
        .add("head.not-found", s -> head(s, s.list().as(Caller.STRANGER).request()))
        .add("head.inactive", s -> head(s, s.list().as(Caller.INACTIVE).request()))
        .add("head.not-acceptable", s -> head(s, s.list().header("Accept", "text/html").request()))
        .add("head.filtered", s -> head(s, s.list("role=admin").request()))
        .add("head.no-token", s -> head(s, s.list().authorization("").request()))
        .add("head.no-route", s -> head(s, as(s, "GET", "/v1/x")));
    cases
        .says("The caller's id of the request")
        .add("request-id.echoed", s -> echoed(s, "abc-123_~!"))
        .add("request-id.one-character", s -> echoed(s, "x"))
        .add("request-id.128-characters", s -> echoed(s, "i".repeat(128)))
        .add("request-id.both-cases", s -> echoed(s, "Aa-Zz"))
        .add("request-id.all-visible", s -> echoed(s, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"))
        .add("request-id.in-a-problem", s -> problemEcho(s))
        .add("request-id.in-every-problem", s -> everyProblemEcho(s))
        .add("request-id.elsewhere", s -> echoElsewhere(s))
        .says("The server replaces an id")
        .add("request-id.too-long", s -> replaced(s, "i".repeat(129)))
        .add("request-id.space", s -> replaced(s, "a b"))
        .add("request-id.empty", s -> replaced(s, ""))
        .add("request-id.not-ascii", s -> replaced(s, "\u00e9"))
        .add("request-id.tab", s -> replaced(s, "a\tb"))
        .add(
            "request-id.new",
            s -> {
              s.list().header("X-Request-Id", "before").send();
              String first = id(s.list().send());
              CaseFailure.unless(
                  !first.equals("before") && !first.equals(id(s.list().send())),
                  "each request must have a different id");
            });
  }

  private static Request as(Session s, String method, String target) {
    return Request.of(method, target)
        .with("Authorization", "Bearer " + s.token(Caller.OWNER, false));
  }

  private static void methods(Cases cases, Operation operation) {
    Set<String> allowed = operation.isWrite() ? Set.of("POST") : Set.of("GET", "HEAD");
    for (String method : METHODS) {
      if (allowed.contains(method)) {
        continue;
      }
      cases
          .says("Every other method, `OPTIONS` included")
          .add(
              "method.%s.%s".formatted(operation.id(), method.toLowerCase(Locale.ROOT)),
              s -> {
                Reply reply = s.send(as(s, method, operation.path() + "?org_id=" + s.main().id()));
                reply.status(405);
                Set<String> allow =
                    Arrays.stream(reply.header("Allow").orElse("").split("\\s*,\\s*"))
                        .collect(Collectors.toSet());
                CaseFailure.unless(
                    allow.equals(allowed), "Allow must name %s, but names %s", allowed, allow);
                if (!method.equals("HEAD")) {
                  reply.problem("method-not-allowed");
                }
              });
    }
  }

  private static void noCors(Session s, Operation operation) {
    noCors(s, "OPTIONS", operation.path());
    noCors(s, operation.method(), operation.path());
  }

  private static void noCors(Session s, String method, String path) {
    Response response =
        s.send(
                as(s, method, path)
                    .with("Origin", "https://a.example")
                    .with("Access-Control-Request-Method", "POST"))
            .response();
    CaseFailure.unless(
        response.headers().stream()
            .noneMatch(h -> h.name().toLowerCase(Locale.ROOT).startsWith("access-control-")),
        "%s of %s must have no CORS headers",
        method,
        path);
  }

  private static void head(Session s, Request get) {
    Reply getReply = s.send(get);
    Reply headReply = s.send(get.method("HEAD"));
    headReply.status(getReply.status());
    CaseFailure.unless(headReply.response().body().length == 0, "the response must have no body");
    for (String name :
        List.of("ETag", "Cache-Control", "Vary", "Content-Type", "WWW-Authenticate")) {
      CaseFailure.unless(
          headReply.header(name).equals(getReply.header(name)),
          "%s must be the same as for GET",
          name);
    }
    CaseFailure.unless(
        withoutCursor(headReply).equals(withoutCursor(getReply)),
        "Link must be the same as for GET");
    CaseFailure.unless(
        headReply.header("Content-Length").isEmpty()
            || getReply.header("Content-Length").isEmpty()
            || headReply.header("Content-Length").equals(getReply.header("Content-Length"))
            || getReply.status() >= 400,
        "Content-Length must be the same as for GET");
  }

  private static String withoutCursor(Reply reply) {
    return reply.header("Link").orElse("").replaceAll("cursor=[A-Za-z0-9_-]*", "cursor");
  }

  private static String id(Reply reply) {
    return reply.header("X-Request-Id").orElse("");
  }

  private static void echoed(Session s, String id) {
    for (Reply reply :
        List.of(
            s.list().header("X-Request-Id", id).send(),
            s.add(s.newEmail()).header("X-Request-Id", id).send(),
            s.send(s.list().header("X-Request-Id", id).request().method("HEAD")),
            s.list("limit=1").header("X-Request-Id", id).header("Accept-Encoding", "gzip").send(),
            s.list().header("X-Request-Id", id).header("If-None-Match", "*").send())) {
      echo(id, reply);
    }
  }

  private static void problemEcho(Session s) {
    for (Reply reply :
        List.of(
            s.list("limit=0").header("X-Request-Id", "p1").send(),
            s.list().authorization("").header("X-Request-Id", "p1").send(),
            s.send(as(s, "GET", "/v1/x").with("X-Request-Id", "p1")))) {
      echo("p1", reply);
    }
    String signs = "<p>&'\"/\\%~";
    echo(signs, s.list("limit=0").header("X-Request-Id", signs).send());
    echo(signs, s.remove(s.newEmail()).header("X-Request-Id", signs).send());
  }

  private static void everyProblemEcho(Session s) {
    Call add = s.add(s.newEmail()).header("X-Request-Id", "p2");
    Map<String, Call> calls =
        Map.of(
            "method-not-allowed",
            add.changed(request -> request.method("DELETE")),
            "unsupported-media-type",
            add.changed(r -> r.without("Content-Type").with("Content-Type", "text/plain")),
            "not-acceptable",
            add.header("Accept", "text/html"),
            "payload-too-large",
            add.body(" ".repeat(65_537)),
            "invalid-request",
            add.body("{"),
            "organization-not-found",
            add.as(Caller.STRANGER),
            "caller-inactive",
            add.as(Caller.INACTIVE),
            "role-not-permitted",
            add.as(Caller.VIEWER),
            "precondition-failed",
            add.header("If-Match", "\"x\""),
            "user-already-exists",
            add.members("user_id", s.main().owner(), "role", "viewer"));
    calls.forEach((slug, call) -> echo("p2", call.send().problem(slug)));
    Call remove = s.remove(s.main().owner()).header("X-Request-Id", "p3");
    echo("p3", remove.send().problem("owner-protected"));
    echo("p3", remove.members("user_id", s.newEmail()).send().problem("user-not-found"));
    String key = UUID.randomUUID().toString();
    s.add(s.newEmail()).header("Idempotency-Key", key).send().done();
    echo("p3", remove.header("Idempotency-Key", key).send().problem("idempotency-key-reused"));
  }

  private static void echoElsewhere(Session s) {
    for (String path :
        List.of("/openapi.json", "/health/live", "/problems/invalid-token", "/nothing")) {
      echo("e1", s.send(Request.of("GET", path).with("X-Request-Id", "e1")));
    }
  }

  private static void echo(String id, Reply reply) {
    CaseFailure.unless(id(reply).equals(id), "X-Request-Id must be %s, but is %s", id, id(reply));
  }

  /** Returns unknown paths that resemble a path of the contract. */
  private static Map<String, String> similarPaths(String path) {
    int last = path.lastIndexOf('/') + 1;
    String folder = path.substring(0, last);
    String name = path.substring(last);
    return Table.of(
        "trailing-slash", path + "/",
        "below", path + "/x",
        "capital", folder + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
        "capitals", folder + name.toUpperCase(Locale.ROOT),
        "path-parameter", path + ";x=1",
        "escaped-letter", folder + "%" + Integer.toHexString(name.charAt(0)) + name.substring(1),
        "extension", path + ".json");
  }

  private static void replaced(Session s, String id) {
    Reply reply = s.list().header("X-Request-Id", id).send();
    reply.status(200);
    CaseFailure.unless(
        (id.isEmpty() || !id.contains(id(reply)))
            && !id(reply).equals(id(s.list().header("X-Request-Id", id).send())),
        "X-Request-Id must be a new id for each request, but is %s",
        id(reply));
  }
}
