package io.cloudplans.organizationusers.conformance.faults;

import static io.cloudplans.organizationusers.conformance.faults.Fault.both;
import static io.cloudplans.organizationusers.conformance.faults.Fault.request;
import static io.cloudplans.organizationusers.conformance.faults.Fault.response;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.setup.SigningKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Faults of rights, tokens, preconditions and keys. */
final class RightsFaults {
  private static final String OWNER = "owner@conformance.example";

  private final SigningKey key;

  RightsFaults(SigningKey key) {
    this.key = key;
  }

  List<Fault> all() {
    List<Fault> all = new ArrayList<>(rights());
    all.addAll(tokens());
    all.addAll(conditions());
    all.addAll(keys());
    all.addAll(order());
    return all;
  }

  private static String caller(Request request) {
    String[] parts = request.header("Authorization").orElse("").split("[ .]", -1);
    if (parts.length < 3) {
      return "";
    }
    try {
      return new String(Base64.getUrlDecoder().decode(parts[2]), UTF_8)
          .replaceFirst("(?s).*\"email\":\"([^\"]*)\".*", "$1");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static boolean from(Request request, String caller) {
    return caller(request).equals(caller + "@conformance.example");
  }

  private Request as(Request request, String email, boolean secondFactor) {
    return request
        .without("Authorization")
        .with("Authorization", "Bearer " + key.token(email, secondFactor));
  }

  private List<Fault> rights() {
    return List.of(
        request(
            "a viewer may add",
            "authorization.addUser.viewer",
            q ->
                from(q, "viewer") && Received.operation(q).equals("add") ? as(q, OWNER, false) : q),
        request(
            "a planner may remove",
            "authorization.removeUser.planner",
            q ->
                from(q, "planner") && Received.operation(q).equals("remove")
                    ? as(q, OWNER, false)
                    : q),
        new Fault(
            "billing may not list",
            "authorization.listUsers.billing",
            (q, server) ->
                from(q, "billing") && Received.operation(q).equals("list")
                    ? Received.problem(403, "role-not-permitted", "Role not permitted", "r")
                    : server.send(q)),
        new Fault(
            "an admin may not update",
            "authorization.updateUser.admin",
            (q, server) ->
                from(q, "admin") && Received.operation(q).equals("update")
                    ? Received.problem(403, "role-not-permitted", "Role not permitted", "r")
                    : server.send(q)),
        request(
            "an inactive user may list",
            "authorization.listUsers.inactive",
            q -> from(q, "inactive") ? as(q, OWNER, false) : q),
        request(
            "rights outlive their user",
            "authorization.rights-end-with-removal",
            q -> from(q, "actor") ? as(q, OWNER, false) : q),
        response(
            "a foreign organization is forbidden",
            "authorization.listUsers.stranger",
            (q, r) -> r.status() == 404 && r.body().contains("organization-not-found"),
            r -> Received.problem(403, "role-not-permitted", "Role not permitted", r.id())),
        both(
            "a foreign organization is told from an unknown one",
            "authorization.listUsers.same-404",
            (q, r) ->
                r.status() == 404 && q.target().contains("999999999999999989")
                    ? r.object(o -> o.put("detail", "There is no such organization."))
                    : r),
        request(
            "no second factor is demanded",
            "authorization.listUsers.mfa-view-without",
            q -> from(q, "admin") ? as(q, "admin@conformance.example", true) : q),
        new Fault(
            "every policy demands a second factor",
            "authorization.addUser.mfa-others-without",
            (q, server) -> {
              Received received = server.send(q);
              return received.status() == 200
                      && from(q, "admin")
                      && !caller(q).isEmpty()
                      && Received.operation(q).equals("add")
                  ? challenged(received)
                  : received;
            }),
        response(
            "a missing second factor is a 403",
            "authorization.listUsers.mfa-view-without",
            (q, r) -> r.body().contains("step-up-required"),
            r -> Received.problem(403, "role-not-permitted", "Role not permitted", r.id())),
        response(
            "the challenge lacks acr_values",
            "authorization.listUsers.mfa-view-without",
            (q, r) -> r.body().contains("step-up-required"),
            r -> r.header("WWW-Authenticate", v -> v.replaceFirst(",? *acr_values=.*", ""))),
        new Fault(
            "the owner's state may be set to what it is",
            "owner.same-state-by-owner",
            (q, server) -> {
              Received received = server.send(q);
              byte[] body = q.body();
              return received.body().contains("owner-protected")
                      && body != null
                      && new String(body, UTF_8).contains("\"state\":\"active\"")
                      && !new String(body, UTF_8).contains("role")
                  ? acknowledged(server, q)
                  : received;
            }),
        response(
            "the owner is forbidden, not protected",
            "owner.removal-by-admin",
            (q, r) -> r.body().contains("owner-protected"),
            r -> Received.problem(403, "role-not-permitted", "Role not permitted", r.id())),
        response(
            "adding the owner is owner-protected",
            "owner.addition-by-owner",
            (q, r) -> Received.operation(q).equals("add") && r.status() == 409,
            r -> Received.problem(409, "owner-protected", "Owner protected", r.id())));
  }

  private static Received challenged(Received received) {
    return Received.problem(401, "step-up-required", "Second factor required", received.id())
        .with(
            "WWW-Authenticate",
            "Bearer error=\"insufficient_user_authentication\", acr_values=\"mfa\"");
  }

  /** What a write gets that changed nothing. */
  private Received acknowledged(Proxy.Upstream server, Request write) {
    byte[] body = write.body();
    String id =
        body == null
            ? "1"
            : new String(body, UTF_8)
                .replaceFirst("(?s).*?\"org_id\"\\s*:\\s*\"([0-9]+)\".*", "$1");
    Received list =
        server.send(
            as(Request.of("GET", "/v1/organizations/users/list?org_id=" + id), OWNER, true));
    return Received.of(200, "application/json", "{\"status\":200}", "r")
        .with("ETag", list.response().header("ETag").orElse("\"1-1\""));
  }

  private List<Fault> tokens() {
    return List.of(
        accepting("expired tokens are accepted", "claim.bad.expired", c -> c.contains("\"exp\":")),
        accepting(
            "tokens may live for a day", "claim.bad.lives-a-day", c -> c.contains("\"exp\":")),
        accepting(
            "the audience is not checked",
            "claim.bad.other-audience",
            c -> c.contains("\"other\"")),
        accepting(
            "the issuer is not checked",
            "claim.bad.other-issuer",
            c -> c.contains("issuer.example\"")),
        accepting(
            "email_verified is not read",
            "claim.bad.email-not-verified",
            c -> c.contains("email_verified")),
        accepting("a claim may come twice", "claim.bad.twice-x", c -> c.contains("\"x\":1")),
        accepting("nbf is not read", "claim.bad.not-yet", c -> c.contains("nbf")),
        request(
            "alg none is accepted",
            "claim.unsigned.none",
            q -> header(q).contains("\"none\"") ? as(q, OWNER, false) : q),
        request(
            "crit is not read",
            "claim.bad-header.unknown-critical",
            q -> header(q).contains("\"crit\":[\"x\"]") ? as(q, OWNER, false) : q),
        request(
            "typ is not read",
            "claim.bad-header.type-of-an-id-token",
            q -> header(q).contains("id+jwt") ? as(q, OWNER, false) : q),
        request(
            "a public key is a secret",
            "claim.public-key-as-secret",
            q -> header(q).contains("HS256") ? as(q, OWNER, false) : q),
        request(
            "a signature is not checked",
            "token.bad.changed-signature",
            q -> caller(q).equals(OWNER) ? as(q, OWNER, false) : q),
        request(
            "the token may be in the query",
            "token.in-the-query",
            q ->
                q.target().contains("access_token=ey") && q.header("Authorization").isEmpty()
                    ? as(q, OWNER, false)
                    : q),
        request(
            "the first of two headers counts",
            "token.two-headers.bearer",
            q ->
                q.headers().stream().filter(h -> h.name().equals("Authorization")).count() > 1
                    ? as(q, OWNER, false)
                    : q),
        new Fault(
            "the scheme is compared by case",
            "token.scheme.bearer",
            (q, server) ->
                q.header("Authorization").orElse("").startsWith("bearer")
                    ? Received.problem(401, "invalid-token", "Invalid token", "r")
                        .with("WWW-Authenticate", "Bearer")
                    : server.send(q)),
        response(
            "no token is an invalid token",
            "token.none.no-header",
            (q, r) -> r.status() == 401,
            r -> r.header("WWW-Authenticate", v -> "Bearer error=\"invalid_token\"")),
        response(
            "an invalid token gets no error code",
            "token.bad.no-jwt",
            (q, r) -> r.status() == 401,
            r -> r.header("WWW-Authenticate", v -> "Bearer")),
        response(
            "a 401 has no challenge",
            "token.none.no-header",
            (q, r) -> r.status() == 401,
            r -> r.without("WWW-Authenticate")),
        response(
            "a bad token is a 403",
            "token.bad.no-jwt",
            (q, r) -> r.status() == 401 && r.body().contains("invalid-token"),
            r -> Received.problem(403, "role-not-permitted", "Role not permitted", r.id())));
  }

  private interface Claims {
    boolean match(String claims);
  }

  private Fault accepting(String name, String caughtBy, Claims claims) {
    return new Fault(
        name,
        caughtBy,
        (q, server) -> {
          Received received = server.send(q);
          return received.status() == 401 && claims.match(part(q, 2))
              ? server.send(as(q, OWNER, false))
              : received;
        });
  }

  private static String header(Request request) {
    return part(request, 1);
  }

  private static String part(Request request, int number) {
    String[] parts = request.header("Authorization").orElse("").split("[ .]", -1);
    try {
      return parts.length > number
          ? new String(Base64.getUrlDecoder().decode(parts[number]), UTF_8)
          : "";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static UnaryOperator<Request> without(String name) {
    return q -> q.without(name);
  }

  private static List<Fault> conditions() {
    return List.of(
        request("If-None-Match is ignored", "condition.none-match.tag", without("If-None-Match")),
        request("If-Match is ignored", "condition.match-not.old", without("If-Match")),
        request(
            "If-Match compares weakly",
            "condition.match.weak",
            q ->
                q.header("If-Match")
                    .map(v -> q.without("If-Match").with("If-Match", v.replace("W/", "")))
                    .orElse(q)),
        request(
            "If-None-Match compares strongly",
            "condition.none-match.weak",
            q ->
                q.header("If-None-Match").filter(v -> v.startsWith("W/")).isPresent()
                    ? q.without("If-None-Match")
                    : q),
        new Fault(
            "If-Match: * never matches",
            "condition.match.any",
            (q, server) ->
                q.header("If-Match").orElse("").equals("*")
                    ? Received.problem(412, "precondition-failed", "Precondition failed", "r")
                    : server.send(q)),
        new Fault(
            "If-None-Match: * never matches",
            "condition.none-match.any",
            (q, server) ->
                server.send(
                    q.header("If-None-Match").orElse("").equals("*")
                        ? q.without("If-None-Match")
                        : q)),
        new Fault(
            "a bad If-Match is ignored",
            "condition.no-tags.match.bare",
            (q, server) -> {
              Received received = server.send(q);
              return received.status() == 400 && received.body().contains("If-Match")
                  ? server.send(q.without("If-Match"))
                  : received;
            }),
        new Fault(
            "a list of tags is not read",
            "condition.match.first-of-two",
            (q, server) ->
                q.header("If-Match").orElse("").contains(", ")
                    ? Received.problem(412, "precondition-failed", "Precondition failed", "r")
                    : server.send(q)),
        response(
            "a 304 has no ETag",
            "condition.none-match.tag",
            (q, r) -> r.status() == 304,
            r -> r.without("ETag")),
        response(
            "a failed precondition is a 409",
            "condition.match-not.old",
            (q, r) -> r.status() == 412,
            r -> Received.problem(409, "user-already-exists", "User already exists", r.id())),
        request(
            "a hundred and one tags are read",
            "condition.no-tags.match.hundred-and-one",
            q ->
                q.header("If-Match")
                    .map(
                        v ->
                            q.without("If-Match")
                                .with("If-Match", v.replace("\"a\",\"a\",", "\"a\",")))
                    .orElse(q)));
  }

  private List<Fault> keys() {
    Map<String, Received> replays = new HashMap<>();
    return List.of(
        request("Idempotency-Key is ignored", "idempotency.add-again", without("Idempotency-Key")),
        new Fault(
            "a replay names the present version",
            "idempotency.after-other-writes",
            (q, server) -> {
              Received received = server.send(q);
              return received.status() == 200 && q.header("Idempotency-Key").isPresent()
                  ? acknowledged(server, q)
                  : received;
            }),
        new Fault(
            "a key is replayed for any request",
            "idempotency.other-role",
            (q, server) -> {
              Received received = server.send(q);
              return received.status() == 422 ? acknowledged(server, q) : received;
            }),
        new Fault(
            "a key belongs to all callers",
            "idempotency.belongs-to-its-caller",
            (q, server) -> {
              String used = q.header("Idempotency-Key").orElse("");
              Received old = replays.get(used);
              if (old != null) {
                return old;
              }
              Received received = server.send(q);
              if (received.status() == 200 && !used.isEmpty()) {
                replays.put(used, received);
              }
              return received;
            }),
        new Fault(
            "a refusal uses the key up",
            "idempotency.free-after-not-found",
            (q, server) -> {
              String used = "refused " + q.header("Idempotency-Key").orElse("");
              if (replays.containsKey(used)) {
                return Received.problem(
                    422, "idempotency-key-reused", "Idempotency key reused", "r");
              }
              Received received = server.send(q);
              if (received.status() == 404 && q.header("Idempotency-Key").isPresent()) {
                replays.put(used, received);
              }
              return received;
            }),
        request(
            "long keys are cut",
            "idempotency.no-key.65-characters",
            q ->
                q.header("Idempotency-Key")
                    .filter(k -> k.length() == 65)
                    .map(k -> q.without("Idempotency-Key").with("Idempotency-Key", k.substring(1)))
                    .orElse(q)),
        new Fault(
            "quoted keys are refused",
            "idempotency.key.quoted",
            (q, server) ->
                q.header("Idempotency-Key").orElse("").startsWith("\"")
                    ? Received.problem(400, "invalid-request", "Invalid request", "r")
                    : server.send(q)),
        request(
            "quotes are part of the key",
            "idempotency.quotes-are-no-part",
            q ->
                q.header("Idempotency-Key")
                    .filter(k -> k.startsWith("\"") && k.length() == 38)
                    .map(
                        k ->
                            q.without("Idempotency-Key")
                                .with("Idempotency-Key", "q" + k.replace("\"", "")))
                    .orElse(q)),
        response(
            "a reused key is a 409",
            "idempotency.other-role",
            (q, r) -> r.status() == 422,
            r -> Received.problem(409, "user-already-exists", "User already exists", r.id())));
  }

  private List<Fault> order() {
    return List.of(
        new Fault(
            "the route is checked before the token",
            "order.unknown-path-needs-a-token",
            (q, server) -> {
              Received received = server.send(q);
              return received.status() == 401
                  ? replaceIf(received, server.send(as(q, OWNER, false)), 404, "route-not-found")
                  : received;
            }),
        new Fault(
            "the schema is checked before media types",
            "order.list.accept",
            (q, server) -> {
              Received received = server.send(q);
              return received.status() == 406
                  ? replaceIf(received, server.send(q.without("Accept")), 400, "invalid-request")
                  : received;
            }),
        new Fault(
            "the organization is checked before the schema",
            "order.list.schema",
            (q, server) -> {
              Received received = server.send(q);
              return received.status() == 400 && from(q, "stranger")
                  ? Received.problem(
                      404, "organization-not-found", "Organization not found", received.id())
                  : received;
            }),
        new Fault(
            "preconditions come before the second factor",
            "order.list.mfa-before-precondition",
            (q, server) -> {
              Received received = server.send(q);
              return received.body().contains("step-up-required")
                      && q.header("If-None-Match").isPresent()
                  ? server.send(as(q, OWNER, true))
                  : received;
            }),
        new Fault(
            "the operation's rules come before preconditions",
            "order.write.precondition-before-owner",
            (q, server) -> {
              Received received = server.send(q);
              return received.status() == 412
                  ? replaceIf(received, server.send(q.without("If-Match")), 409, "owner-protected")
                  : received;
            }));
  }

  private static Received replaceIf(Received one, Received other, int status, String slug) {
    return other.status() == status && other.body().contains(slug) ? other : one;
  }
}
