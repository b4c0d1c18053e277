package io.cloudplans.organizationusers.conformance.families.requests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Table;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.session.Call;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.session.User;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Cases about request bodies: valid and invalid JSON documents. In the texts {@code ID} stands for
 * the organization's id, {@code U} for the address of a user that the request would change.
 */
public final class BodyFamily implements Family {
  private static final int MAX_BYTES = 65_536;
  static final List<String> WRITES = List.of("addUser", "updateUser", "removeUser");
  private static final String VALID_MEMBERS = "\"org_id\":\"ID\",\"user_id\":\"U\"";

  private static final Map<String, String> MALFORMED_DOCUMENTS =
      Table.of(
          "empty", "",
          "white-space", " \n",
          "open-brace", "{",
          "not-closed", "{" + VALID_MEMBERS,
          "form", "org_id=ID&user_id=U",
          "two-documents", "{" + VALID_MEMBERS + "}{" + VALID_MEMBERS + "}",
          "something-after", "{" + VALID_MEMBERS + "} {}",
          "letter-after", "{" + VALID_MEMBERS + "}x",
          "comma-after", "{" + VALID_MEMBERS + "},",
          "trailing-comma", "{" + VALID_MEMBERS + ",}",
          "leading-comma", "{," + VALID_MEMBERS + "}",
          "two-commas", "{" + VALID_MEMBERS.replace(",", ",,") + "}",
          "semicolon", "{" + VALID_MEMBERS.replace(",", ";") + "}",
          "equals-sign", "{" + VALID_MEMBERS.replace(":", "=") + "}",
          "form-feed", "\f{" + VALID_MEMBERS + "}",
          "two-lines", "{" + VALID_MEMBERS + "}\n{" + VALID_MEMBERS + "}",
          "no-break-space-after", "{" + VALID_MEMBERS + "}\u00a0",
          "line-separator-after", "{" + VALID_MEMBERS + "}\u2028",
          "nul-after", "{" + VALID_MEMBERS + "}\0",
          "vertical-tab", "{" + VALID_MEMBERS + "\u000b}",
          "escaped-quote", "{" + VALID_MEMBERS + ",\"reason\":\"it\\'s\"}",
          "octal-escape", "{" + VALID_MEMBERS + ",\"reason\":\"\\101\"}",
          "duplicate-name", "{\"org_id\":\"41\"," + VALID_MEMBERS + "}",
          "duplicate-name-same-value", "{" + VALID_MEMBERS + ",\"user_id\":\"U\"}",
          "duplicate-escaped-name", "{" + VALID_MEMBERS + ",\"user\\u005fid\":\"U\"}",
          "line-comment", "// comment\n{" + VALID_MEMBERS + "}",
          "block-comment", "/* comment */{" + VALID_MEMBERS + "}",
          "hash-comment", "# comment\n{" + VALID_MEMBERS + "}",
          "single-quotes", "{'org_id':'ID','user_id':'U'}",
          "no-quotes", "{org_id:\"ID\",user_id:\"U\"}",
          "byte-order-mark", "\ufeff{" + VALID_MEMBERS + "}",
          "unpaired-surrogate", "{" + VALID_MEMBERS + ",\"reason\":\"\\ud800\"}",
          "unpaired-low-surrogate", "{" + VALID_MEMBERS + ",\"reason\":\"\\udc00\"}",
          "swapped-surrogates", "{" + VALID_MEMBERS + ",\"reason\":\"\\udc00\\ud800\"}",
          "unpaired-surrogate-in-name", "{" + VALID_MEMBERS + ",\"\\ud800\":1}",
          "noncharacter", "{" + VALID_MEMBERS + ",\"reason\":\"\\uffff\"}",
          "tab-in-text", "{" + VALID_MEMBERS + ",\"reason\":\"a\tb\"}",
          "infinity", "{" + VALID_MEMBERS + ",\"reason\":Infinity}",
          "hexadecimal", "{" + VALID_MEMBERS + ",\"reason\":0x10}",
          "line-feed-in-text", "{" + VALID_MEMBERS + ",\"reason\":\"a\nb\"}",
          "leading-zero", "{" + VALID_MEMBERS + ",\"reason\":042}",
          "plus-sign", "{" + VALID_MEMBERS + ",\"reason\":+42}",
          "nan", "{" + VALID_MEMBERS + ",\"reason\":NaN}",
          "bad-escape", "{" + VALID_MEMBERS + ",\"reason\":\"\\x\"}",
          "true-in-capitals", "{" + VALID_MEMBERS + ",\"reason\":True}",
          "no-break-space", "\u00a0{" + VALID_MEMBERS + "}",
          "deep", "[".repeat(20_000) + "]".repeat(20_000));

  private static final Map<String, String> NON_OBJECTS =
      Table.of(
          "null", "null",
          "array", "[]",
          "array-of-it", "[{" + VALID_MEMBERS + "}]",
          "text", "\"x\"",
          "number", "1",
          "true", "true");

  private static final Map<String, String> NON_STRINGS =
      Table.of(
          "null", "null",
          "number", "42",
          "huge-number", "1e400",
          "long-number", "123456789012345678901234567890",
          "very-long-number", "9".repeat(5_000),
          "one", "1",
          "true", "true",
          "array", "[\"x\"]",
          "object", "{}");

  /** Names of members of other APIs and languages. */
  private static final List<String> USUAL_NAMES =
      List.of(
          "__proto__",
          "constructor",
          "$schema",
          "@type",
          "id",
          "name",
          "status",
          "version",
          "comment",
          "users",
          "mfa",
          "force",
          "USER_ID",
          "role ",
          "owner",
          "null");

  @Override
  public String name() {
    return "body";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    Cases document = cases.says("A request body is one I-JSON document");
    MALFORMED_DOCUMENTS.forEach(
        (name, body) ->
            document.add(
                "no-document." + name,
                s -> {
                  removal(s, body).rejected().problem("invalid-request");
                  if (!body.contains("reason")) {
                    String role = body.replaceFirst("\"U\"", "\"U\",\"role\":\"planner\"");
                    for (String operation : List.of("addUser", "updateUser")) {
                      String user =
                          operation.equals("addUser") ? s.newEmail() : s.email(Caller.VIEWER);
                      s.call(operation)
                          .body(filled(s, role, user))
                          .rejected()
                          .problem("invalid-request");
                    }
                  }
                }));
    for (String name :
        List.of("utf-16be", "utf-16le", "latin-1", "overlong", "surrogate-bytes", "cut-letter")) {
      document.add(
          "no-document." + name,
          s -> {
            Call call = removal(s, "{" + VALID_MEMBERS + ",\"reason\":\"R\"}");
            byte[] bytes = encoded(name, call.body());
            call.changed(request -> request.body(bytes)).rejected().problem("invalid-request");
          });
    }
    NON_OBJECTS.forEach(
        (name, body) -> {
          for (String operation : WRITES) {
            document.add(
                "no-object.%s.%s".formatted(operation, name),
                s ->
                    s.call(operation)
                        .body(filled(s, body, s.email(Caller.VIEWER)))
                        .rejected()
                        .invalid("pointer", "#"));
          }
        });
    members(cases);
    unknownMembers(cases);
    sizes(cases);
    accepted(cases);
    cases
        .says("The user and at least one of")
        .add(
            "empty-update",
            s -> s.update(s.email(Caller.VIEWER)).rejected().problem("invalid-request"));
  }

  private static void members(Cases cases) {
    Cases required = cases.says("The server accepts what a schema allows");
    Cases named = cases.says("A missing member and an unknown member are named");
    Cases numbers = cases.says("A number of any size");
    Cases nulls = cases.says("`null` is not");
    for (String operation : WRITES) {
      for (String member : members(operation)) {
        NON_STRINGS.forEach(
            (name, value) ->
                (name.equals("null") ? nulls : value.matches("[0-9].*") ? numbers : required)
                    .add(
                        "%s.%s.%s".formatted(operation, member, name),
                        s ->
                            with(s, operation, member, value)
                                .rejected()
                                .invalid("pointer", "#/" + member)));
        required.add(
            "%s.%s.in-an-array".formatted(operation, member),
            s -> {
              Call call = with(s, operation, member, "0");
              String valid = value(with(s, operation, "x", "0").body(), member);
              call.body(
                      call.body()
                          .replace("\"" + member + "\":0", "\"%s\":[%s]".formatted(member, valid)))
                  .rejected()
                  .invalid("pointer", "#/" + member);
            });
        if (List.of("org_id", "user_id").contains(member)
            || (member.equals("role") && operation.equals("addUser"))) {
          named.add(
              "%s.%s.in-other-spellings".formatted(operation, member),
              s -> misspelt(s, operation, member));
          named.add(
              "%s.%s.missing".formatted(operation, member),
              s -> {
                Call call = with(s, operation, member, "0");
                String body =
                    call.body().replaceFirst("\"" + member + "\":0,?", "").replace(",}", "}");
                call.body(body).rejected().invalid("pointer", "#/" + member);
              });
        }
      }
      named.add(
          operation + ".empty-object",
          s ->
              s.call(operation)
                  .body("{}")
                  .send()
                  .invalid("pointer", "#/org_id")
                  .invalid("pointer", "#/user_id"));
    }
    required.add(
        "every-fault-is-named",
        s ->
            s.call("addUser")
                .body("{\"user_id\":1,\"role\":\"owner\",\"state\":\"gone\",\"x\":[]}")
                .rejected()
                .invalid("pointer", "#/org_id")
                .invalid("pointer", "#/role")
                .invalid("pointer", "#/state")
                .invalid("pointer", "#/user_id")
                .invalid("pointer", "#/x"));
    required.add(
        "header-and-body-faults-are-named",
        s ->
            s.call("addUser")
                .header("If-Match", "x")
                .header("Idempotency-Key", "a b")
                .query("action=x")
                .body("{}")
                .rejected()
                .invalid("header", "If-Match")
                .invalid("header", "Idempotency-Key")
                .invalid("parameter", "action")
                .invalid("pointer", "#/role"));
    required.add(
        "query-and-body-faults-are-named",
        s ->
            s.call("addUser")
                .query("action=x")
                .body("{}")
                .rejected()
                .invalid("parameter", "action")
                .invalid("pointer", "#/role"));
  }

  /** Returns the JSON text of a member; of the reason, which is optional, any. */
  private static String value(String body, String member) {
    Matcher value = Pattern.compile("\"" + member + "\":(\"[^\"]*\")").matcher(body);
    return value.find() ? value.group(1) : "\"Left\"";
  }

  /** Spells the name of a required member as other APIs do. */
  private static void misspelt(Session s, String operation, String member) {
    String words = member.replaceFirst("_id$", "Id");
    for (String name :
        List.of(
            words,
            member.toUpperCase(Locale.ROOT),
            member.replace("_", "-"),
            member + " ",
            member.equals("user_id") ? "email" : "organization_id")) {
      if (!name.equals(member)) {
        Call call = with(s, operation, "x", "0");
        call.body(
                call.body()
                    .replace("\"" + member + "\":", "\"" + name + "\":")
                    .replace(",\"x\":0", ""))
            .rejected()
            .invalid("pointer", "#/" + member);
      }
    }
  }

  private static List<String> members(String operation) {
    return operation.equals("removeUser")
        ? List.of("org_id", "user_id", "reason")
        : List.of("org_id", "user_id", "role", "state");
  }

  private static void unknownMembers(Cases cases) {
    Cases view = cases.says("Unknown body members are rejected");
    for (String operation : WRITES) {
      for (String member : List.of("x", "_x", "Role", "action", "email", "")) {
        view.add(
            "unknown.%s.%s".formatted(operation, member.isEmpty() ? "_" : member),
            s ->
                with(s, operation, member, "\"viewer\"")
                    .rejected()
                    .invalid("pointer", "#/" + member));
      }
    }
    Cases named = cases.says("A missing member and an unknown member are named");
    for (String operation : WRITES) {
      named.add(
          "unknown.%s.null".formatted(operation),
          s -> with(s, operation, "x", "null").rejected().invalid("pointer", "#/x"));
      named.add(
          "unknown.%s.object".formatted(operation),
          s -> with(s, operation, "x", "{\"y\":[]}").rejected().invalid("pointer", "#/x"));
    }
    for (String operation : WRITES) {
      view.add(
          "unknown.%s.usual-names".formatted(operation),
          s -> {
            for (String member : USUAL_NAMES) {
              with(s, operation, member, "\"viewer\"").rejected().invalid("pointer", "#/" + member);
            }
          });
      view.add(
          "unknown.%s.values".formatted(operation),
          s -> {
            for (String value : List.of("1", "-0.5", "true", "false", "\"\"", "[]", "[null]")) {
              with(s, operation, "x", value).rejected().invalid("pointer", "#/x");
            }
          });
      view.add(
          "unknown.%s.first".formatted(operation),
          s -> {
            Call call = with(s, operation, "x", "0");
            call.body(call.body().replace(",\"x\":0", "").replace("{", "{\"x\":\"y\","))
                .rejected()
                .invalid("pointer", "#/x");
          });
    }
    view.add(
        "unknown.updateUser.reason",
        s -> with(s, "updateUser", "reason", "\"Left\"").rejected().invalid("pointer", "#/reason"));
    view.add(
        "unknown.removeUser.role",
        s -> with(s, "removeUser", "role", "\"viewer\"").rejected().invalid("pointer", "#/role"));
    cases
        .says("The location in the body as a JSON Pointer")
        .add(
            "pointer-is-escaped",
            s -> with(s, "addUser", "a/b~c", "1").rejected().invalid("pointer", "#/a~1b~0c"))
        .add(
            "pointer-is-percent-encoded",
            s -> {
              with(s, "addUser", "a b", "1").rejected().invalid("pointer", "#/a%20b");
              with(s, "removeUser", "50%", "1").rejected().invalid("pointer", "#/50%25");
              with(s, "updateUser", "\u00e9", "1").rejected().invalid("pointer", "#/%C3%A9");
            });
    cases
        .says("The faults of a request that is rejected with 400")
        .add(
            "twenty-errors-at-most",
            s -> {
              String more =
                  IntStream.range(10, 60)
                      .mapToObj(i -> ",\"m%s\":1".formatted(i))
                      .reduce("", String::concat);
              Call call = with(s, "addUser", "m09", "1");
              List<String> locations =
                  call.body(call.body().replaceFirst("}$", more + "}"))
                      .rejected()
                      .problem("invalid-request")
                      .locations("pointer");
              List<String> expected =
                  IntStream.range(9, 29)
                      .mapToObj(i -> String.format(Locale.ROOT, "#/m%02d", i))
                      .toList();
              CaseFailure.unless(
                  locations.equals(expected),
                  "errors must name %s, but name %s",
                  expected,
                  locations);
            });
  }

  private static void sizes(Cases cases) {
    Cases view = cases.says("A body has at most 65536 bytes");
    view.add("largest", s -> padded(s, MAX_BYTES).applied());
    view.add(
        "largest-in-chunks",
        s -> padded(s, MAX_BYTES).changed(request -> request.inChunks()).applied());
    view.add("too-large", s -> padded(s, MAX_BYTES + 1).rejected().problem("payload-too-large"));
    view.add(
        "too-large-in-chunks",
        s ->
            padded(s, MAX_BYTES + 1)
                .changed(request -> request.inChunks())
                .rejected()
                .problem("payload-too-large"));
    for (String operation : List.of("updateUser", "removeUser")) {
      view.add(
          "largest." + operation,
          s -> {
            String user = "\"" + s.newUser("viewer") + "\"";
            padded(with(s, operation, "user_id", user), MAX_BYTES).applied();
          });
      view.add(
          "too-large-in-chunks." + operation,
          s -> {
            String user = "\"" + s.email(Caller.VIEWER) + "\"";
            padded(with(s, operation, "user_id", user), MAX_BYTES + 1)
                .changed(request -> request.inChunks())
                .rejected()
                .problem("payload-too-large");
          });
      view.add(
          "too-large." + operation,
          s -> {
            String user = "\"" + s.email(Caller.VIEWER) + "\"";
            padded(with(s, operation, "user_id", user), MAX_BYTES + 1)
                .rejected()
                .problem("payload-too-large");
          });
    }
    view.add(
        "too-large-in-bytes",
        s ->
            with(s, "removeUser", "reason", "\"" + "\u00e9".repeat(MAX_BYTES / 2) + "\"")
                .rejected()
                .problem("payload-too-large"));
    view.add(
        "much-too-large", s -> padded(s, 16 * MAX_BYTES).rejected().problem("payload-too-large"));
  }

  private static Call padded(Session s, int bytes) {
    return padded(s.add(s.newEmail()), bytes);
  }

  private static Call padded(Call call, int bytes) {
    return call.body(call.body() + " ".repeat(bytes - call.body().length()));
  }

  private static void accepted(Cases cases) {
    Cases view = cases.says("The server accepts what a schema allows");
    view.add(
        "white-space",
        s -> {
          String user = s.newEmail();
          done(
              s,
              user,
              "\r\n\t {\r \"role\" : \"viewer\" ,\n \"user_id\":\"U\",\r\t\"org_id\":\"ID\" }\n");
        });
    view.add(
        "escapes",
        s -> {
          String user = s.newEmail();
          done(
              s,
              user,
              "{\"\\u006frg_id\":\"ID\",\"user_id\":\"U\",\"rol\\u0065\":\"v\\u0069ewer\"}");
        });
    view.add(
        "any-member-order",
        s ->
            done(
                s,
                s.newEmail(),
                "{\"state\":\"inactive\",\"role\":\"viewer\",\"user_id\":\"U\",\"org_id\":\"ID\"}"));
    view.add(
        "in-chunks", s -> s.add(s.newEmail()).changed(request -> request.inChunks()).applied());
  }

  private static void done(Session s, String user, String body) {
    s.call("addUser").body(filled(s, body, user)).send().done();
    s.requireUser(new User(user, "viewer", "inactive"));
  }

  private static Call removal(Session s, String body) {
    return s.call("removeUser").body(filled(s, body, s.email(Caller.VIEWER)));
  }

  private static String filled(Session s, String body, String user) {
    return body.replace("\"ID\"", "\"" + s.main().id() + "\"")
        .replace("'ID'", "'" + s.main().id() + "'")
        .replace("ID&", s.main().id() + "&")
        .replace("\"U\"", "\"" + user + "\"")
        .replace("'U'", "'" + user + "'");
  }

  /** Returns a write that would succeed except for the value of one member, given as JSON text. */
  static Call with(Session s, String operation, String member, String value) {
    String user = operation.equals("addUser") ? s.newEmail() : s.email(Caller.VIEWER);
    StringBuilder body = new StringBuilder("{");
    Map<String, String> members = new LinkedHashMap<>();
    members.put("org_id", "\"" + s.main().id() + "\"");
    members.put("user_id", "\"" + user + "\"");
    if (!operation.equals("removeUser")) {
      members.put("role", "\"planner\"");
      members.put("state", "\"active\"");
    }
    members.put(member, value);
    members.forEach(
        (name, text) ->
            body.append(body.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":")
                .append(text));
    return s.call(operation).body(body.append('}').toString());
  }

  private static byte[] encoded(String coding, String body) {
    return switch (coding) {
      case "utf-16be" -> body.getBytes(UTF_16BE);
      case "utf-16le" -> body.getBytes(UTF_16LE);
      case "latin-1" -> body.replace("\"R\"", "\"\u00e4\"").getBytes(ISO_8859_1);
      case "overlong" -> body.replace("\"R\"", "\"\u00c0\u00af\"").getBytes(ISO_8859_1);
      case "cut-letter" -> body.replace("\"R\"", "\"\u00c3\"").getBytes(ISO_8859_1);
      case "surrogate-bytes" ->
          body.replace("\"R\"", "\"\u00ed\u00a0\u0080\"").getBytes(ISO_8859_1);
      default -> body.getBytes(UTF_8);
    };
  }
}
