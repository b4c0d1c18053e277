package io.cloudplans.organizationusers.conformance.families.requests;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Need;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.session.Call;
import io.cloudplans.organizationusers.conformance.session.Json;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Cases about requests with several faults: the response must name the fault that comes first in
 * the contract's order.
 */
public final class OrderFamily implements Family {
  private static final int MAX_BODY_BYTES = 65_536;

  /** The checks in the contract's order, each with its problem. */
  private enum Check {
    TOKEN("invalid-token"),
    ROUTE("route-not-found"),
    METHOD("method-not-allowed"),
    CONTENT_TYPE("unsupported-media-type"),
    ACCEPT("not-acceptable"),
    SIZE("payload-too-large"),
    SYNTAX("invalid-request"),
    SCHEMA("invalid-request"),
    ORGANIZATION("organization-not-found"),
    INACTIVE("caller-inactive"),
    ROLE("role-not-permitted"),
    MFA("step-up-required"),
    KEY("idempotency-key-reused"),
    PRECONDITION("precondition-failed"),
    RULES("user-already-exists");

    private final String slug;

    Check(String slug) {
      this.slug = slug;
    }

    private boolean before(Check other) {
      return compareTo(other) < 0;
    }
  }

  /**
   * The writes, each with a member to make invalid and the problem of the same write on the owner.
   */
  private enum Write {
    ADD("write", "add", "role", "viewer", "user-already-exists"),
    UPDATE("update", "update", "state", "active", "owner-protected"),
    REMOVE("remove", "remove", "reason", "Left", "owner-protected");

    private final String name;
    private final String path;
    private final String member;
    private final String value;
    private final String rule;

    Write(String name, String path, String member, String value, String rule) {
      this.name = name;
      this.path = "/v1/organizations/users/" + path;
      this.member = member;
      this.value = value;
      this.rule = rule;
    }
  }

  @Override
  public String name() {
    return "order";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    Cases view = cases.says("**Order of the checks.**");
    for (Write write : Write.values()) {
      for (Check first : Check.values()) {
        String slug = first == Check.RULES ? write.rule : first.slug;
        view.needs(Need.USERSMGMT)
            .add(
                "%s.%s%s".formatted(write.name, slug, first == Check.SYNTAX ? "-syntax" : ""),
                s -> s.send(request(s, write, first)).problem(slug));
      }
    }
    keys(view.needs(Need.USERSMGMT));
    view.add(
        "write.key-before-rules",
        s -> {
          String key = UUID.randomUUID().toString();
          s.add(s.newEmail()).header("Idempotency-Key", key).send().done();
          s.update(s.main().owner(), "role", "admin")
              .header("Idempotency-Key", key)
              .send()
              .problem("idempotency-key-reused");
        });
    view.add(
        "write.precondition-before-owner",
        s ->
            s.remove(s.main().owner())
                .header("If-Match", "\"x\"")
                .send()
                .problem("precondition-failed"));
    view.add(
        "write.precondition-before-not-found",
        s -> {
          for (Call call :
              List.of(s.remove(s.newEmail()), s.update(s.newEmail(), "role", "viewer"))) {
            call.header("If-Match", "\"x\"").send().problem("precondition-failed");
          }
        });
    for (String header : List.of("Idempotency-Key", "If-Match")) {
      view.add(
          "write.header-syntax." + header.toLowerCase(Locale.ROOT),
          s -> {
            for (Caller caller : List.of(Caller.STRANGER, Caller.INACTIVE, Caller.VIEWER)) {
              for (Call call : s.writes()) {
                call.as(caller).header(header, "a b").send().invalid("header", header);
              }
            }
          });
    }
    view.add(
        "write.inactive-before-role",
        s -> {
          s.put(s.email(Caller.ACTOR), "viewer", "inactive");
          for (Call call : s.writes()) {
            call.as(Caller.ACTOR).send().problem("caller-inactive");
          }
        });
    view.needs(Need.USERSMGMT)
        .add(
            "write.rights-before-rules",
            s -> {
              Map<Caller, String> slugs =
                  Map.of(
                      Caller.STRANGER, "organization-not-found",
                      Caller.INACTIVE, "caller-inactive",
                      Caller.VIEWER, "role-not-permitted",
                      Caller.ADMIN, "step-up-required");
              slugs.forEach(
                  (caller, slug) -> {
                    for (Call call :
                        List.of(
                            s.add(s.email(Caller.PLANNER)),
                            s.add(s.main().owner()),
                            s.update(s.newEmail(), "role", "viewer"),
                            s.update(s.main().owner(), "role", "viewer"),
                            s.remove(s.newEmail()),
                            s.remove(s.main().owner()))) {
                      call.on(s.organization(Slot.USERSMGMT)).as(caller).send().problem(slug);
                    }
                  });
            });
    view.add(
        "write.precondition-before-present",
        s ->
            s.add(s.email(Caller.VIEWER))
                .header("If-Match", "\"x\"")
                .send()
                .problem("precondition-failed"));
    view.add(
        "write.size-in-chunks",
        s -> {
          Call call = s.add(s.newEmail()).query("action=x").as(Caller.STRANGER);
          call.body("{" + " ".repeat(MAX_BODY_BYTES))
              .changed(Request::inChunks)
              .send()
              .problem("payload-too-large");
        });
    view.add(
        "list.filters",
        s -> {
          for (String query : List.of("state=gone", "role=boss", "user_id=x", "action=x")) {
            s.list(query)
                .as(Caller.STRANGER)
                .send()
                .invalid("parameter", query.replaceFirst("=.*", ""));
          }
        });
    view.add(
        "list.token",
        s ->
            s.list("limit=0")
                .authorization("")
                .header("Accept", "a/b")
                .send()
                .problem("invalid-token"));
    view.add(
        "list.accept",
        s -> s.list("limit=0").header("Accept", "a/b").send().problem("not-acceptable"));
    view.add(
        "list.schema",
        s ->
            s.list("limit=0")
                .as(Caller.STRANGER)
                .header("If-None-Match", "*")
                .send()
                .invalid("parameter", "limit"));
    view.add(
        "list.header-syntax",
        s ->
            s.list()
                .as(Caller.STRANGER)
                .header("If-None-Match", "x")
                .send()
                .invalid("header", "If-None-Match"));
    view.add(
        "list.cursor",
        s -> s.list("limit=1&cursor=AQ").as(Caller.STRANGER).send().invalid("parameter", "cursor"));
    view.add(
        "list.cursor-before-precondition",
        s ->
            s.list("limit=1&cursor=AQ")
                .header("If-None-Match", "*")
                .send()
                .invalid("parameter", "cursor"));
    view.add(
        "list.organization",
        s ->
            s.list()
                .as(Caller.STRANGER)
                .header("If-None-Match", "*")
                .send()
                .problem("organization-not-found"));
    view.add(
        "list.inactive",
        s ->
            s.list()
                .as(Caller.INACTIVE)
                .header("If-None-Match", "*")
                .send()
                .problem("caller-inactive"));
    view.needs(Need.VIEW)
        .add(
            "list.inactive-before-mfa",
            s ->
                s.list()
                    .as(Caller.INACTIVE)
                    .on(s.organization(Slot.VIEW))
                    .send()
                    .problem("caller-inactive"));
    view.needs(Need.VIEW)
        .add(
            "list.mfa-before-precondition",
            s ->
                s.list()
                    .as(Caller.VIEWER)
                    .on(s.organization(Slot.VIEW))
                    .header("If-None-Match", "*")
                    .send()
                    .problem("step-up-required"))
        .add(
            "head.mfa-before-precondition",
            s ->
                s.send(
                        s.list()
                            .as(Caller.VIEWER)
                            .on(s.organization(Slot.VIEW))
                            .header("If-None-Match", "*")
                            .request()
                            .method("HEAD"))
                    .status(401));
    view.add(
        "unknown-path-needs-a-token",
        s -> s.send(Request.of("GET", "/v1/x")).problem("invalid-token"));
    view.add(
        "other-method-needs-a-token",
        s -> {
          s.send(Request.of("DELETE", "/v1/organizations/users/list")).problem("invalid-token");
          for (Write write : Write.values()) {
            for (String method : List.of("GET", "PUT", "OPTIONS")) {
              s.send(Request.of(method, write.path)).problem("invalid-token");
            }
            s.send(Request.of("POST", write.path + "/")).problem("invalid-token");
          }
        });
  }

  /** Cases about a request that reuses the key of a successful write and fails an earlier check. */
  private static void keys(Cases cases) {
    Map<String, UnaryOperator<Call>> requests = new LinkedHashMap<>();
    requests.put(
        "token invalid-token",
        call -> call.authorization(call.authorization().replaceFirst("[.][^.]*$", ".x")));
    requests.put(
        "content-type unsupported-media-type",
        call -> call.changed(r -> r.without("Content-Type").with("Content-Type", "a/b")));
    requests.put("accept not-acceptable", call -> call.header("Accept", "a/b"));
    requests.put(
        "size payload-too-large", call -> call.body(call.body() + " ".repeat(MAX_BODY_BYTES)));
    requests.put(
        "schema invalid-request", call -> call.body(call.body().replace("viewer", "boss")));
    requests.put("query invalid-request", call -> call.query("action=x"));
    requests.put("second-factor step-up-required", call -> call.as(Caller.ADMIN));
    requests.forEach(
        (names, change) -> {
          String[] name = names.split(" ", -1);
          cases.add(
              "key-after-" + name[0],
              s -> {
                Call call =
                    s.add(s.newEmail())
                        .on(s.organization(Slot.USERSMGMT))
                        .withMfa(Caller.ADMIN)
                        .header("Idempotency-Key", UUID.randomUUID().toString());
                call.send().done();
                change.apply(call).send().problem(name[1]);
                // Another request with the same key has the same first fault.
                change
                    .apply(call.body(call.body().replace("new-", "other-")))
                    .send()
                    .problem(name[1]);
              });
        });
    cases.add("key-after-rights", s -> keyAfterRights(s));
  }

  /** Retries a write, and sends another with its key, after its caller has lost its rights. */
  private static void keyAfterRights(Session s) {
    String actor = s.email(Caller.ACTOR);
    s.put(actor, "admin", "active");
    Call call =
        s.add(s.newEmail())
            .as(Caller.ACTOR)
            .header("Idempotency-Key", UUID.randomUUID().toString());
    call.send().done();
    Call other = call.members("user_id", s.newEmail(), "role", "viewer");
    List<Call> changes =
        List.of(
            s.update(actor, "role", "planner"),
            s.update(actor, "state", "inactive"),
            s.remove(actor));
    List<String> slugs = List.of("role-not-permitted", "caller-inactive", "organization-not-found");
    for (int i = 0; i < changes.size(); i++) {
      changes.get(i).send().done();
      call.send().problem(slugs.get(i));
      other.send().problem(slugs.get(i));
    }
  }

  /** Returns a request that fails a check and all later checks, but no earlier check. */
  private static Request request(Session s, Write write, Check first) {
    Organization organization = s.organization(Slot.USERSMGMT);
    String path = Check.ROUTE.before(first) ? write.path : "/v1/nothing";
    String method = Check.METHOD.before(first) ? "POST" : "PUT";
    String query = Check.SCHEMA.before(first) ? "" : "?action=x";
    String body = body(s, organization, write, first);
    Request request =
        Request.of(method, path + query)
            .with("Authorization", "Bearer " + token(s, first))
            .with("Content-Type", Check.CONTENT_TYPE.before(first) ? "application/json" : "a/b")
            .with("Accept", Check.ACCEPT.before(first) ? "*/*" : "text/html")
            .with("If-Match", Check.PRECONDITION.before(first) ? "*" : "\"x\"")
            .body(body.getBytes(StandardCharsets.UTF_8));
    return Check.KEY.before(first)
        ? request
        : request.with("Idempotency-Key", usedKey(s, organization, first));
  }

  private static String token(Session s, Check first) {
    if (!Check.TOKEN.before(first)) {
      return "x.y.z";
    }
    if (!Check.ORGANIZATION.before(first)) {
      return s.token(Caller.STRANGER, false);
    }
    if (!Check.INACTIVE.before(first)) {
      return s.token(Caller.INACTIVE, false);
    }
    if (!Check.ROLE.before(first)) {
      return s.token(Caller.VIEWER, false);
    }
    return s.token(Caller.ADMIN, Check.MFA.before(first));
  }

  private static String body(Session s, Organization organization, Write write, Check first) {
    String value = Check.SCHEMA.before(first) ? write.value : "";
    String body =
        Json.object("org_id", organization.id(), "user_id", s.main().owner(), write.member, value);
    String closed = Check.SYNTAX.before(first) ? body : body.substring(1);
    return Check.SIZE.before(first) ? closed : closed + " ".repeat(MAX_BODY_BYTES);
  }

  /** Returns a key that the caller has used, if possible. */
  private static String usedKey(Session s, Organization organization, Check first) {
    String key = UUID.randomUUID().toString();
    if (first == Check.KEY) {
      s.add(s.newEmail())
          .on(organization)
          .withMfa(Caller.ADMIN)
          .header("Idempotency-Key", key)
          .send()
          .done();
    }
    return key;
  }
}
