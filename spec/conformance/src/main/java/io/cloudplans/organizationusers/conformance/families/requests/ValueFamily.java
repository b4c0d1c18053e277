package io.cloudplans.organizationusers.conformance.families.requests;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Table;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.session.Call;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.Reply;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Cases about values of members at and beyond each bound. */
public final class ValueFamily implements Family {
  private static final String DOMAIN = "@conformance.example";
  private static final int MAX_LENGTH = 254;
  private static final String LABEL = "a".repeat(63);

  /** Valid addresses; {@code N} is a number that makes them new. */
  static final Map<String, String> ADDRESSES =
      Table.of(
          "specials",
          "N!#$%&'*+-/=?^_`{|}~" + DOMAIN,
          "dots",
          "N.a.b.c" + DOMAIN,
          "digits",
          "N@1.2",
          "capitals",
          "MiXed.N@CONFORMANCE.Example",
          "hyphen-first",
          "-N" + DOMAIN,
          "digits-alone",
          "0#" + DOMAIN,
          "short-labels",
          "N@a.b",
          "one-character",
          "a@N.example",
          "long-local-part",
          "N" + "l".repeat(100) + DOMAIN,
          "hyphens",
          "N@a--b.c-d.conformance.example",
          "punycode",
          "N@xn--bcher-kva.conformance.example",
          "label-of-63",
          "N@" + LABEL + ".conformance.example",
          "many-labels",
          "N@a.b.c.d.e.f.g.h.i.j.conformance.example",
          "254-characters",
          "N" + "@" + (LABEL + ".").repeat(3) + "b".repeat(50));

  /** Invalid addresses. */
  static final Map<String, String> INVALID_ADDRESSES =
      Table.of(
          "empty",
          "",
          "no-at",
          "conformance.example",
          "two-ats",
          "a@b@conformance.example",
          "no-local-part",
          DOMAIN,
          "no-domain",
          "a@",
          "one-label",
          "a@localhost",
          "dot-first",
          ".a" + DOMAIN,
          "dot-last",
          "a." + DOMAIN,
          "two-dots",
          "a..b" + DOMAIN,
          "domain-dot-first",
          "a@.conformance.example",
          "domain-dot-last",
          "a@conformance.example.",
          "domain-two-dots",
          "a@conformance..example",
          "hyphen-first",
          "a@-b.example",
          "hyphen-last",
          "a@b-.example",
          "underscore-in-domain",
          "a@b_c.example",
          "label-of-64",
          "a@" + LABEL + "a.example",
          "last-label-of-64",
          "a@b." + LABEL + "a",
          "last-hyphen-first",
          "a@b.-c",
          "last-hyphen-last",
          "a@b.c-",
          "colon",
          "a:b" + DOMAIN,
          "semicolon",
          "a;b" + DOMAIN,
          "backslash",
          "a\\b" + DOMAIN,
          "parentheses",
          "a(b)" + DOMAIN,
          "tab",
          "a" + DOMAIN + "\t",
          "delete",
          "a\u007f" + DOMAIN,
          "nul",
          "a" + DOMAIN + "\0",
          "display-name",
          "A <a" + DOMAIN + ">",
          "255-characters",
          "a@" + (LABEL + ".").repeat(3) + "b".repeat(61),
          "space-before",
          " a" + DOMAIN,
          "space-after",
          "a" + DOMAIN + " ",
          "space-within",
          "a b" + DOMAIN,
          "line-feed",
          "a" + DOMAIN + "\n",
          "quoted",
          "\"a\"" + DOMAIN,
          "brackets",
          "a@[127.0.0.1]",
          "angle-brackets",
          "<a" + DOMAIN + ">",
          "comma",
          "a" + DOMAIN + ",b" + DOMAIN,
          "comma-in-local-part",
          "a,b" + DOMAIN,
          "not-ascii",
          "\u00e4" + DOMAIN,
          "idn-domain",
          "a@b\u00fccher.example",
          "kelvin-sign",
          "\u212a" + DOMAIN,
          "dotless-i",
          "\u0131" + DOMAIN,
          "full-width",
          "a\uff20conformance.example");

  static final Map<String, String> INVALID_IDS =
      Table.of(
          "empty", "",
          "leading-zero", "042",
          "plus-sign", "+42",
          "negative", "-42",
          "negative-zero", "-0",
          "zero", "0",
          "fraction", "42.0",
          "exponent", "42e0",
          "space-before", " 42",
          "space-after", "42 ",
          "line-feed", "42\n",
          "letters", "abc",
          "nineteen-digits", "1000000000000000000",
          "arabic-digits", "\u0664\u0662",
          "hexadecimal", "0x2A");

  /** Reasons, and whether they are valid. */
  private static final Map<String, String> REASONS =
      Table.of(
          "one-character", "x",
          "a-space", " ",
          "500-characters", "r".repeat(500),
          "500-code-points", "\ud83d\ude00".repeat(500),
          "500-with-combining", "e\u0301".repeat(250),
          "no-break-space", "a\u00a0b",
          "spaces-around", " a ",
          "markup", "<b>1</b> & 'x'",
          "backslash", "a\\b",
          "separators", "a\u2028\u2029\u200b\u202eb",
          "all-kinds",
              "Left: Gr\u00fc\u00dfe \"\\/ \ufeff\u00ad\u200b\ufffd\ue000 \u2028 \u202e"
                  + " \u0130\u0131\u212a \u4e16\u754c");

  private static final Map<String, String> INVALID_REASONS =
      Table.of(
          "empty", "",
          "501-characters", "r".repeat(501),
          "501-code-points", "\ud83d\ude00".repeat(501),
          "501-with-combining", "e\u0301".repeat(250) + "e",
          "first-control", "a\u0001b",
          "control-after-pairs", "\ud83d\ude00".repeat(300) + "\u0001",
          "last-c0-control", "a\u001fb",
          "first-c1-control", "a\u0080b",
          "nul", "a\0b",
          "line-feed", "a\nb",
          "carriage-return", "a\rb",
          "tab", "a\tb",
          "escape", "a\u001bb",
          "delete", "a\u007fb",
          "next-line", "a\u0085b",
          "last-control", "a\u009fb");

  @Override
  public String name() {
    return "value";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    Cases address = cases.says("An ASCII e-mail address");
    ADDRESSES.forEach(
        (name, value) ->
            (name.equals("punycode") ? cases.says("is written in its `xn--` form") : address)
                .add("user-id." + name, s -> address(s, value)));
    INVALID_ADDRESSES.forEach(
        (name, value) -> {
          Cases view = name.startsWith("space-") ? cases.says("The server trims nothing") : address;
          view.add(
              "no-user-id." + name,
              s -> {
                for (Call call :
                    List.of(s.add(value), s.update(value, "role", "viewer"), s.remove(value))) {
                  call.rejected().invalid("pointer", "#/user_id");
                }
                s.list("user_id=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                    .send()
                    .invalid("parameter", "user_id");
              });
        });
    INVALID_IDS.forEach(
        (name, value) ->
            cases
                .says("The organization, as 1 to 18 decimal digits without a leading zero")
                .add(
                    "no-org-id." + name,
                    s -> {
                      for (String operation : BodyFamily.WRITES) {
                        String text = "\"" + value.replace("\n", "\\n") + "\"";
                        BodyFamily.with(s, operation, "org_id", text)
                            .rejected()
                            .invalid("pointer", "#/org_id");
                      }
                    }));
    for (String operation : BodyFamily.WRITES) {
      Cases id = cases.says("The organization, as 1 to 18 decimal digits without a leading zero");
      id.add("org-id.one-digit." + operation, s -> unknown(s, operation, "7"));
      id.add(
          "org-id.eighteen-digits." + operation, s -> unknown(s, operation, "999999999999999989"));
    }
    words(
        cases.says("A role that a write can assign"),
        "role",
        "owner",
        "boss",
        "editor",
        "member",
        "Viewer",
        "VIEWER",
        "viewer ",
        " viewer",
        "");
    words(
        cases.says("An `inactive` user stays"),
        "state",
        "gone",
        "enabled",
        "Active",
        "ACTIVE",
        "INACTIVE",
        "active ",
        " active",
        "");
    Cases reason = cases.says("The reason for the removal");
    REASONS.forEach(
        (name, value) -> reason.add("reason." + name, s -> removed(s, value).applied()));
    INVALID_REASONS.forEach(
        (name, value) ->
            reason.add(
                "no-reason." + name,
                s -> removed(s, value).rejected().invalid("pointer", "#/reason")));
    for (String escape : List.of("\\ud83d\\ude00", "\\u00e9", "\\u2028", "\\/")) {
      reason.add(
          "reason.escaped-" + escape.replaceAll("[^a-f0-9]", ""),
          s -> escaped(s, escape).applied());
    }
    for (String escape : List.of("\\u0000", "\\u001f", "\\u007f", "\\u0085", "\\u009f")) {
      reason.add(
          "no-reason.escaped-" + escape.substring(2),
          s -> escaped(s, escape).rejected().invalid("pointer", "#/reason"));
    }
    cases
        .says("It never repeats a rejected value")
        .add(
            "silent.owner",
            s -> {
              String owner = s.main().owner();
              s.remove(owner).send().problem("owner-protected").notRepeating(owner);
              s.add(owner).send().problem("user-already-exists").notRepeating(owner);
            })
        .add("silent.user-id", s -> silent(s, "user_id"))
        .add("silent.role", s -> silent(s, "role"))
        .add("silent.org-id", s -> silent(s, "org_id"))
        .add("silent.state", s -> silent(s, "state"))
        .add(
            "silent.precondition",
            s ->
                s.add(s.newEmail())
                    .header("If-Match", "\"Zq7Hidden\"")
                    .rejected()
                    .problem("precondition-failed")
                    .notRepeating("Zq7Hidden"))
        .add(
            "silent.key",
            s -> {
              String key = "Zq7Hidden" + UUID.randomUUID();
              s.add(s.newEmail()).header("Idempotency-Key", key).send().done();
              s.add(s.newEmail())
                  .header("Idempotency-Key", key)
                  .rejected()
                  .problem("idempotency-key-reused")
                  .notRepeating("Zq7Hidden");
            })
        .add(
            "silent.organization",
            s -> unknown(s, "listUsers", "999999999999999989").notRepeating("999999999999999989"))
        .add(
            "silent.token",
            s ->
                s.list()
                    .token("Zq7Hidden.a.b")
                    .send()
                    .problem("invalid-token")
                    .notRepeating("Zq7Hidden"))
        .add(
            "silent.method",
            s ->
                s.send(s.list().request().method("ZQ7HIDDEN"))
                    .problem("method-not-allowed")
                    .notRepeating("ZQ7HIDDEN"))
        .add(
            "silent.coding",
            s ->
                s.add(s.newEmail())
                    .header("Content-Encoding", "zq7hidden")
                    .rejected()
                    .problem("unsupported-media-type")
                    .notRepeating("zq7hidden"))
        .add(
            "silent.reason",
            s ->
                s.call("removeUser")
                    .members("user_id", s.email(Caller.VIEWER), "reason", "Zq7Hidden\t")
                    .rejected()
                    .invalid("pointer", "#/reason")
                    .notRepeating("Zq7Hidden"))
        .add(
            "silent.query",
            s -> {
              for (String parameter : List.of("limit", "action", "org_id")) {
                String query = parameter + "=Zq7Hidden";
                Reply reply =
                    parameter.equals("org_id") ? QueryFamily.get(s, query) : s.list(query).send();
                reply.invalid("parameter", parameter).notRepeating("Zq7Hidden");
              }
            })
        .add(
            "silent.none-match",
            s ->
                s.list()
                    .header("If-None-Match", "Zq7Hidden")
                    .send()
                    .invalid("header", "If-None-Match")
                    .notRepeating("Zq7Hidden"))
        .add(
            "silent.media-type",
            s ->
                s.add(s.newEmail())
                    .changed(r -> r.without("Content-Type").with("Content-Type", "text/zq7hidden"))
                    .rejected()
                    .problem("unsupported-media-type")
                    .notRepeating("zq7hidden"))
        .add(
            "silent.accept",
            s ->
                s.list()
                    .header("Accept", "text/zq7hidden")
                    .send()
                    .problem("not-acceptable")
                    .notRepeating("zq7hidden"))
        .add(
            "silent.already-exists",
            s -> {
              String user = "zq7hidden-" + s.newEmail();
              s.add(user).send().done();
              s.add(user).send().problem("user-already-exists").notRepeating("zq7hidden");
            })
        .add(
            "silent.list",
            s ->
                s.list("role=Zq7Hidden", "state=Zq7Hidden", "user_id=Zq7Hidden")
                    .send()
                    .problem("invalid-request")
                    .notRepeating("Zq7Hidden"))
        .add(
            "silent.syntax",
            s ->
                s.call("addUser").body("{\"role\":Zq7Hidden}").rejected().notRepeating("Zq7Hidden"))
        .add(
            "silent.header",
            s -> {
              for (String header : List.of("Idempotency-Key", "If-Match")) {
                s.add(s.newEmail())
                    .header(header, "Zq7Hidden \\")
                    .rejected()
                    .invalid("header", header)
                    .notRepeating("Zq7Hidden");
              }
            })
        .add(
            "silent.cursor",
            s ->
                s.list("limit=1", "cursor=Zq7Hidden")
                    .send()
                    .invalid("parameter", "cursor")
                    .notRepeating("Zq7Hidden"))
        .add(
            "silent.path",
            s ->
                s.send(
                        Request.of("GET", "/v1/Zq7Hidden")
                            .with("Authorization", "Bearer " + s.token(Caller.OWNER, false)))
                    .problem("route-not-found")
                    .notRepeating("Zq7Hidden"))
        .add(
            "silent.not-found",
            s ->
                s.remove("zq7hidden" + DOMAIN)
                    .send()
                    .problem("user-not-found")
                    .notRepeating("zq7hidden"));
  }

  /** Requires that an id, which nobody's organization needs to have, is accepted. */
  private static Reply unknown(Session s, String operation, String id) {
    Call call =
        operation.equals("listUsers")
            ? s.list()
            : BodyFamily.with(s, operation, "org_id", "\"" + id + "\"");
    return call.on(new Organization(id, s.main().owner()))
        .as(Caller.STRANGER)
        .send()
        .problem("organization-not-found");
  }

  private static void silent(Session s, String member) {
    BodyFamily.with(s, "addUser", member, "\"Zq7Hidden\"")
        .rejected()
        .invalid("pointer", "#/" + member)
        .notRepeating("Zq7Hidden");
  }

  private static Call escaped(Session s, String escape) {
    Call call = removed(s, "E");
    return call.body(call.body().replace("\"E\"", "\"a" + escape + "b\""));
  }

  private static Call removed(Session s, String reason) {
    return s.call("removeUser").members("user_id", s.newUser("viewer"), "reason", reason);
  }

  private static void words(Cases cases, String member, String... words) {
    for (String word : words) {
      for (String operation : List.of("addUser", "updateUser")) {
        cases.add(
            "no-%s.%s.%s"
                .formatted(member, operation, word.isEmpty() ? "_" : word.replace(' ', '_')),
            s ->
                BodyFamily.with(s, operation, member, "\"" + word + "\"")
                    .rejected()
                    .invalid("pointer", "#/" + member));
      }
    }
  }

  private static void address(Session s, String value) {
    String fresh = s.newEmail().replace(Caller.DOMAIN, "");
    String user = value.replace("N", fresh).replace("0#", "0" + fresh.replaceAll("[^0-9]", ""));
    if (value.length() > MAX_LENGTH / 2) {
      user = "x".repeat(MAX_LENGTH - user.length()) + user;
    }
    String address = user;
    s.add(address).send().done();
    CaseFailure.unless(
        s.list(
                "user_id="
                    + URLEncoder.encode(address.toUpperCase(Locale.ROOT), StandardCharsets.UTF_8))
            .send()
            .roster()
            .emails()
            .equals(List.of(address.toLowerCase(Locale.ROOT))),
        "the filter must find the added user");
    s.update(address, "role", "planner").send().done();
    s.remove(address).send().done();
    s.requireNoUser(address.toLowerCase(Locale.ROOT));
  }
}
