package io.cloudplans.organizationusers.conformance.families.requests;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Table;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.contract.Operation;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.session.Call;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.Reply;
import io.cloudplans.organizationusers.conformance.session.Roster;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.session.User;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cases about query parameters at and beyond each bound. */
public final class QueryFamily implements Family {
  /** Invalid organization ids; the names are parts of case ids. */
  private static final Map<String, String> INVALID_IDS =
      Table.of(
          "plus-sign", "%2B42",
          "plus", "+42",
          "leading-zero", "042",
          "fraction", "42.0",
          "exponent", "4e1",
          "space-before", "%2042",
          "space-after", "42%20",
          "empty", "",
          "letters", "abc",
          "hexadecimal", "0x2A",
          "minus", "-",
          "null", "null",
          "zero", "0",
          "negative", "-1",
          "negative-zero", "-0",
          "nineteen-digits", "1000000000000000000",
          "beyond-long", "9223372036854775808",
          "wraps-to-42", "18446744073709551658",
          "full-width-digits", "%EF%BC%94%EF%BC%92",
          "arabic-digits", "%D9%A4%D9%A2",
          "nul", "42%00",
          "line-feed", "42%0A",
          "no-utf-8", "%FF",
          "array", "%5B42%5D",
          "comma", "42%2C43",
          "underscore", "4_2",
          "semicolon", "42;limit=1");

  private static final Map<String, String> INVALID_LIMITS =
      Table.of(
          "zero", "0",
          "negative", "-1",
          "negative-zero", "-0",
          "hexadecimal", "0x1",
          "too-large", "1001",
          "beyond-int", "4294967297",
          "beyond-long", "18446744073709551617",
          "leading-zero", "01",
          "plus-sign", "%2B1",
          "fraction", "1.0",
          "exponent", "1e2",
          "letters", "x",
          "empty", "",
          "space", "%201",
          "space-after", "1%20",
          "line-feed", "1%0A",
          "underscore", "1_0",
          "arabic-digits", "%D9%A1");

  private static final Map<String, String> INVALID_STATES =
      Table.of(
          "unknown", "gone",
          "capitals", "ACTIVE",
          "empty", "",
          "space", "active%20",
          "list", "active,inactive",
          "null", "null",
          "true", "true",
          "one", "1",
          "any", "all",
          "no-utf-8", "%FF",
          "nul", "active%00",
          "line-feed", "active%0A");

  private static final Map<String, String> INVALID_ROLES =
      Table.of(
          "unknown", "boss",
          "capitals", "Viewer",
          "empty", "",
          "space", "%20viewer",
          "list", "viewer,admin",
          "null", "null",
          "plural", "viewers",
          "any", "all",
          "star", "*",
          "prefix", "view",
          "no-utf-8", "%FF",
          "line-feed", "viewer%0A");

  private static final Map<String, String> INVALID_ADDRESSES =
      Table.of(
          "empty", "",
          "no-at", "viewer",
          "pattern", "%25@%25",
          "nul", "viewer@conformance.example%00",
          "line-feed", "viewer@conformance.example%0A",
          "no-utf-8", "viewer%FF@conformance.example",
          "long", "a".repeat(250) + "@conformance.example");

  private static final Map<String, String> INVALID_CURSORS =
      Table.of(
          "empty", "",
          "padding", "AQ%3D%3D",
          "base64", "A%2B%2FA",
          "space", "A%20A",
          "not-ascii", "%C3%A9",
          "made-up", "AQ",
          "long", "A".repeat(401));

  /** Names of parameters of other APIs. */
  private static final List<String> USUAL_NAMES =
      List.of(
          "offset",
          "page",
          "skip",
          "start",
          "after",
          "size",
          "page_size",
          "per_page",
          "count",
          "sort",
          "order",
          "fields",
          "include",
          "search",
          "q",
          "filter",
          "email",
          "users",
          "id",
          "status",
          "pretty",
          "format",
          "lang");

  @Override
  public String name() {
    return "query";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    Cases id = cases.says("The organization, as 1 to 18 decimal digits");
    INVALID_IDS.forEach(
        (name, value) -> id.add("org-id." + name, s -> rejectedId(s, "org_id=" + value, value)));
    id.add("org-id.missing", s -> rejectedId(s, "action=users", "action"));
    id.add("org-id.no-value", s -> rejectedId(s, "org_id", "="));
    id.add("org-id.name-in-capitals", s -> rejectedId(s, "ORG_ID=" + s.main().id(), "ORG"));
    id.add("org-id.one-digit", s -> unknownId(s, "7"));
    id.add("org-id.eighteen-digits", s -> unknownId(s, "999999999999999989"));
    id.add(
        "org-id.escaped",
        s -> {
          String digits = s.main().id();
          String escaped = "%3" + digits.charAt(0) + digits.substring(1);
          get(s, "org%5Fid=" + escaped).roster();
        });
    rejected(cases.says("The maximum number of users on one page"), "limit", INVALID_LIMITS);
    rejected(cases.says("Only users in this state"), "state", INVALID_STATES);
    rejected(cases.says("Only users with this role"), "role", INVALID_ROLES);
    rejected(cases.says("Only the user with this address"), "user_id", INVALID_ADDRESSES);
    cases
        .says("The maximum number of users on one page")
        .add("limit.least", s -> s.list("limit=1").send().roster())
        .add(
            "limit.most",
            s -> {
              for (int limit : new int[] {999, 1000}) {
                CaseFailure.unless(
                    !s.list("limit=" + limit).send().roster().users().isEmpty(),
                    "the page must have users");
              }
            });
    Cases cursor = cases.says("A cursor is valid only with `limit`");
    INVALID_CURSORS.forEach(
        (name, value) ->
            cursor.add(
                "cursor." + name,
                s -> s.list("limit=1", "cursor=" + value).send().invalid("parameter", "cursor")));
    cursor.add(
        "cursor.without-limit", s -> s.list("cursor=AQ").send().invalid("parameter", "cursor"));
    for (Operation operation : contract.operations()) {
      action(cases.says("so `action` is optional"), operation);
    }
    twice(cases);
    unknown(cases, contract);
    others(cases);
  }

  private static void rejected(Cases cases, String parameter, Map<String, String> values) {
    values.forEach(
        (name, value) ->
            cases.add(
                parameter.replace('_', '-') + "." + name,
                s -> s.list(parameter + "=" + value).send().invalid("parameter", parameter)));
  }

  private static void rejectedId(Session s, String query, String value) {
    Reply reply = get(s, query).invalid("parameter", "org_id");
    if (value.length() > 9) {
      reply.notRepeating(value);
    }
  }

  private static void unknownId(Session s, String id) {
    s.list()
        .on(new Organization(id, s.main().owner()))
        .as(Caller.STRANGER)
        .send()
        .problem("organization-not-found");
  }

  static Reply get(Session s, String query) {
    Operation list = s.contract().operation("listUsers");
    return s.send(
        Request.of("GET", list.path() + "?" + query)
            .with("Authorization", "Bearer " + s.token(Caller.OWNER, false)));
  }

  private static void action(Cases cases, Operation operation) {
    String[] wrong = {
      "bogus",
      "",
      operation.action().toUpperCase(Locale.ROOT),
      operation.action() + "%20",
      operation.path().replaceFirst(".*/", "")
    };
    String[] names = {"other", "empty", "capitals", "space", "last-segment"};
    for (int i = 0; i < wrong.length; i++) {
      String value = wrong[i];
      cases.add(
          "action.%s.%s".formatted(operation.id(), names[i]),
          s -> changing(s, operation, "action=" + value).rejected().invalid("parameter", "action"));
    }
    cases.add(
        "action." + operation.id() + ".twice",
        s -> {
          String action = "action=" + operation.action();
          changing(s, operation, action + "&" + action).rejected().invalid("parameter", "action");
        });
    cases.add(
        "action." + operation.id() + ".of-another",
        s -> {
          String other = operation.id().equals("addUser") ? "remove_user" : "add_user";
          changing(s, operation, "action=" + other).rejected().invalid("parameter", "action");
        });
  }

  /** Returns a call that would change the roster except for its query. */
  private static Call changing(Session s, Operation operation, String query) {
    return switch (operation.id()) {
      case "listUsers" -> s.list(query);
      case "addUser" -> s.add(s.newEmail()).query(query);
      case "updateUser" -> s.update(s.email(Caller.VIEWER), "role", "planner").query(query);
      default -> s.remove(s.email(Caller.VIEWER)).query(query);
    };
  }

  private static void twice(Cases cases) {
    Cases view = cases.says("Unknown body members are rejected");
    for (String query :
        List.of(
            "state=active", "role=viewer", "user_id=a@example.com", "limit=2", "action=users")) {
      String name = query.substring(0, query.indexOf('='));
      view.add("twice." + name, s -> s.list(query + "&" + query).send().invalid("parameter", name));
    }
    view.add(
        "twice.org_id",
        s ->
            get(s, "org_id=%1$s&org_id=%1$s".formatted(s.main().id()))
                .invalid("parameter", "org_id"));
    view.add(
        "twice.escaped-name",
        s ->
            get(s, "org_id=%1$s&org_%%69d=%1$s".formatted(s.main().id()))
                .invalid("parameter", "org_id"));
    view.add(
        "twice.escaped-role",
        s -> s.list("role=viewer&r%6Fle=viewer").send().invalid("parameter", "role"));
    for (String query : List.of("state=active&state=inactive", "state=active&state=")) {
      String name = query.endsWith("=") ? "empty" : "different";
      view.add("twice." + name, s -> s.list(query).send().invalid("parameter", "state"));
    }
    view.add(
        "twice.two-parameters",
        s ->
            s.list("state=active&state=active&role=viewer&role=viewer")
                .send()
                .invalid("parameter", "state")
                .invalid("parameter", "role"));
    view.add(
        "twice.cursor",
        s -> s.list("limit=1&cursor=AQ&cursor=AQ").send().invalid("parameter", "cursor"));
  }

  private static void others(Cases cases) {
    cases
        .says("The faults of a request that is rejected with 400")
        .add(
            "every-fault-is-named",
            s -> {
              Reply reply = get(s, "org_id=0&limit=0&state=x&role=x&user_id=x&action=x&cursor=");
              for (String name :
                  List.of("org_id", "limit", "state", "role", "user_id", "action", "cursor")) {
                reply.invalid("parameter", name);
              }
            })
        .says("The server accepts what a schema allows")
        .add(
            "escaped-value",
            s ->
                CaseFailure.unless(
                    s.list("state=%61ctive")
                        .send()
                        .roster()
                        .equals(s.list("state=active").send().roster()),
                    "an escaped letter must be the same as the letter"))
        .add(
            "escaped-names",
            s ->
                CaseFailure.unless(
                    s.list("%6Cimit=1&%73tate=active")
                        .send()
                        .roster()
                        .equals(s.list("limit=1&state=active").send().roster()),
                    "an escaped letter of a name must be the same as the letter"))
        .add(
            "empty-query",
            s ->
                s.add(s.newEmail())
                    .changed(request -> request.target(request.target() + "?"))
                    .applied());
  }

  private static void unknown(Cases cases, Contract contract) {
    Cases view = cases.says("Unknown body members are rejected");
    for (String query :
        List.of(
            "page=2",
            "page=2&page=3",
            "callback=f&format=xml",
            "x",
            "Limit=x",
            "STATE=x",
            "%FF=%FF",
            "&&",
            "x=a=b",
            "y=a?b",
            "x=1%26limit%3D1",
            "limit%5B%5D=1&state%5B%5D=active",
            "users=")) {
      view.add(
          "unknown.list." + query.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "_"),
          s ->
              CaseFailure.unless(
                  s.list(query).send().roster().equals(s.list().send().roster()),
                  "unknown parameters must make no difference"));
    }
    view.add(
        "unknown.list.usual-names",
        s -> {
          Roster all = s.list().send().roster();
          for (String value : List.of("1", "admin", "-email")) {
            String query = String.join("=" + value + "&", USUAL_NAMES) + "=" + value;
            CaseFailure.unless(
                s.list(query).send().roster().equals(all),
                "unknown parameters must make no difference, but one of %s does",
                query);
          }
        });
    for (Operation operation : contract.operations()) {
      if (operation.isWrite()) {
        view.add(
            "unknown." + operation.id(),
            s -> {
              String user = operation.id().equals("addUser") ? s.newEmail() : s.newUser("viewer");
              s.call(operation.id())
                  .members(
                      operation.id().equals("removeUser")
                          ? new String[] {"user_id", user}
                          : new String[] {"user_id", user, "role", "planner"})
                  .query("org_id=0&limit=x&role=billing&state=active&user_id=a@b.c&x=1&x=2")
                  .send()
                  .done();
              if (operation.id().equals("removeUser")) {
                s.requireNoUser(user);
              } else {
                boolean added = operation.id().equals("addUser");
                s.requireUser(new User(user, "planner", added ? "inactive" : "active"));
              }
            });
      }
    }
    view.add(
        "plus-is-a-space",
        s -> {
          String user = "a+b." + s.newEmail();
          s.add(user).send().done();
          CaseFailure.unless(
              s.list("user_id=" + user.replace("+", "%2B"))
                  .send()
                  .roster()
                  .emails()
                  .equals(List.of(user)),
              "an escaped plus must find the user");
        });
  }
}
