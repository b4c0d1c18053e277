package io.cloudplans.organizationusers.conformance.families.rights;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Need;
import io.cloudplans.organizationusers.conformance.cases.Table;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.contract.Operation;
import io.cloudplans.organizationusers.conformance.contract.ProblemCheck;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.session.Call;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.Reply;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.SigningKey;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cases about sending tokens. */
public final class TokenFamily implements Family {
  /** The values of {@code Authorization}; {@code T} is a valid token. */
  private static final Map<String, String> NO_BEARER_TOKEN =
      Table.of(
          "no-header", "",
          "basic", "Basic eDp5",
          "other-scheme", "DPoP T",
          "no-scheme", "T",
          "longer-scheme", "Bearers T");

  private static final Map<String, String> INVALID_TOKENS =
      Table.of(
          "word-after", "Bearer T x",
          "two-in-one", "Bearer T, Bearer T",
          "quoted", "Bearer \"T\"",
          "padded", "Bearer T=",
          "scheme-in-lower-case", "bearer x.y.z",
          "no-jwt", "Bearer x",
          "two-parts", "Bearer x.y",
          "dots", "Bearer ...",
          "five-parts", "Bearer T.x.y",
          "not-ascii", "Bearer T\u00e4");

  @Override
  public String name() {
    return "token";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    Cases view = cases.says("The challenge");
    for (Operation operation : contract.operations()) {
      view.add(
          "none." + operation.id(),
          s -> unauthorized(s.call(operation.id()).authorization("").send(), false));
    }
    NO_BEARER_TOKEN.forEach(
        (name, value) -> view.add("none." + name, s -> unauthorized(sent(s, value), false)));
    view.add(
        "none.unknown-path",
        s -> {
          for (String method : List.of("GET", "POST")) {
            unauthorized(s.send(Request.of(method, "/v1/nothing")), false);
          }
        });
    view.add(
        "none.empty-header",
        s -> unauthorized(s.list().authorization("").header("Authorization", "").send(), false));
    INVALID_TOKENS.forEach(
        (name, value) -> view.add("bad." + name, s -> unauthorized(sent(s, value), true)));
    view.add(
        "bad.scheme-alone",
        s -> {
          for (String value : List.of("Bearer", "Bearer: T", "Bearer,T")) {
            sent(s, value).problem("invalid-token");
          }
        });
    Cases alone = cases.says("The server reads the token only from");
    alone.add(
        "two-headers.basic-first",
        s ->
            unauthorized(
                s.list()
                    .authorization("")
                    .header("Authorization", "Basic eDp5")
                    .header("Authorization", filled(s, "Bearer T"))
                    .send(),
                true));
    for (String second : List.of("Bearer T", "Basic eDp5")) {
      alone.add(
          "two-headers." + second.replaceAll(" .*", "").toLowerCase(Locale.ROOT),
          s -> unauthorized(s.list().header("Authorization", filled(s, second)).send(), true));
    }
    alone.add(
        "two-headers.of-writes",
        s -> {
          for (Call call : s.writes()) {
            unauthorized(call.header("Authorization", filled(s, "Bearer T")).rejected(), true);
          }
        });
    alone.add(
        "in-the-query",
        s -> {
          String token = s.token(Caller.OWNER, false);
          unauthorized(s.list("access_token=" + token).authorization("").send(), false);
          unauthorized(
              s.add(s.newEmail()).query("access_token=" + token).authorization("").rejected(),
              false);
          for (String name : List.of("token", "jwt", "bearer_token", "authorization")) {
            unauthorized(s.list(name + "=" + token).authorization("").send(), false);
          }
          s.list("access_token=x").send().roster();
        });
    alone.add(
        "in-the-body",
        s -> {
          String form = "access_token=" + s.token(Caller.OWNER, false);
          Operation add = s.contract().operation("addUser");
          unauthorized(
              s.send(
                  Request.of("POST", add.path())
                      .with("Content-Type", "application/x-www-form-urlencoded")
                      .body(form.getBytes(UTF_8))),
              false);
        });
    for (String header : List.of("Cookie", "X-Access-Token", "Proxy-Authorization")) {
      alone.add(
          "in-" + header.toLowerCase(Locale.ROOT),
          s -> {
            String value = header.equals("Cookie") ? "access_token=T" : "Bearer T";
            unauthorized(s.list().authorization("").header(header, filled(s, value)).send(), false);
          });
    }
    Cases good = cases.says("Every request under `/v1/` carries");
    for (String scheme : List.of("bearer", "BEARER", "Bearer")) {
      good.add("scheme." + scheme, s -> sent(s, scheme + " T").roster());
    }
    good.add("scheme.two-spaces", s -> sent(s, "Bearer  T").roster());
    good.add(
        "each-by-its-own-bytes",
        s -> {
          s.list().send().roster();
          unauthorized(sent(s, "Bearer " + tampered(s.token(Caller.OWNER, false), -5)), true);
          s.list().send().roster();
        });
    good.add(
        "scheme.of-writes",
        s -> {
          for (String scheme : List.of("bearer", "BEARER")) {
            s.add(s.newEmail()).authorization(filled(s, scheme + " T")).applied();
          }
        });
    view.add(
        "bad.of-writes",
        s -> {
          for (Call call : s.writes()) {
            for (String value : List.of("Bearer x", "Bearer x.y.z", "Bearer T x")) {
              unauthorized(call.authorization(filled(s, value)).rejected(), true);
            }
            String token = s.token(Caller.OWNER, false);
            unauthorized(call.token(tampered(token, -5)).rejected(), true);
          }
        });
    view.add(
        "bad.of-head",
        s -> {
          for (String value : List.of("", "Bearer x")) {
            Call list = s.list().authorization(value);
            challenged(s.send(list.request().method("HEAD")).status(401), !value.isEmpty());
          }
        });
    view.needs(Need.KEY)
        .add(
            "bad.signature-of-an-admitted-token",
            s -> {
              String token = s.token(Caller.VIEWER, false);
              s.list().token(token).send().roster();
              String other =
                  SigningKey.encoded(s.key().header().toString())
                      + "."
                      + SigningKey.encoded(s.key().claims(s.email(Caller.OWNER)).toString())
                      + token.substring(token.lastIndexOf('.'));
              unauthorized(s.list().token(other).send(), true);
              unauthorized(s.add(s.newEmail()).token(other).rejected(), true);
            });
    for (String part : List.of("header", "claims", "signature")) {
      view.needs(Need.KEY)
          .add(
              "bad.changed-" + part,
              s -> {
                String token = s.key().token(s.email(Caller.OWNER), false);
                int first = token.indexOf('.');
                int last = token.lastIndexOf('.');
                int position =
                    part.equals("header")
                        ? first / 2
                        : part.equals("claims") ? (first + last) / 2 : -20;
                unauthorized(sent(s, "Bearer " + tampered(token, position)), true);
              });
    }
    secondFactors(cases.says("has `mfa` in the array `amr`").needs(Need.KEY, Need.VIEW));
  }

  static String tampered(String token, int position) {
    int at = position < 0 ? token.length() + position : position;
    char other = token.charAt(at) == 'A' ? 'B' : 'A';
    return token.substring(0, at) + other + token.substring(at + 1);
  }

  private static String filled(Session s, String value) {
    return value.replaceAll("\\bT\\b", s.token(Caller.OWNER, false));
  }

  private static Reply sent(Session s, String value) {
    return s.list().authorization(filled(s, value)).send();
  }

  /** Requires 401 with the challenge for an invalid or missing token. */
  static void unauthorized(Reply reply, boolean token) {
    reply.problem("invalid-token");
    challenged(reply, token);
  }

  private static void challenged(Reply reply, boolean token) {
    String challenge = reply.header("WWW-Authenticate").orElse("");
    CaseFailure.unless(
        token ? ProblemCheck.isForInvalidToken(challenge) : challenge.equalsIgnoreCase("Bearer"),
        "WWW-Authenticate must be %s, but is %s",
        token ? "Bearer error=\"invalid_token\"" : "Bearer alone",
        challenge);
  }

  private static void secondFactors(Cases cases) {
    Map<String, String> absent =
        Table.of(
            "capitals", "[\"MFA\"]",
            "others", "[\"pwd\",\"otp\"]",
            "part", "[\"mfa2\",\"xmfa\"]",
            "space", "[\"mfa \"]",
            "empty", "[]");
    absent.forEach(
        (name, value) ->
            cases.add("no-mfa." + name, s -> withAmr(s, value).problem("step-up-required")));
    Map<String, String> otherTypes =
        Table.of(
            "text", "\"mfa\"",
            "nested", "[[\"mfa\"]]",
            "with-number", "[\"mfa\",7]",
            "null", "null",
            "number", "7",
            "object", "{\"mfa\":true}",
            "true", "true");
    otherTypes.forEach(
        (name, value) ->
            cases
                .says("It rejects a registered claim")
                .add("no-mfa." + name, s -> withAmr(s, value).problem("invalid-token")));
    cases.add("mfa.alone", s -> withAmr(s, "[\"mfa\"]").roster());
    cases.add("mfa.among-others", s -> withAmr(s, "[\"pwd\",\"otp\",\"mfa\"]").roster());
  }

  private static Reply withAmr(Session s, String amr) {
    ObjectNode claims = s.key().claims(s.email(Caller.VIEWER));
    claims.put("acr", "mfa");
    String json = claims.toString().replaceFirst("}$", ",\"amr\":" + amr + "}");
    return s.list()
        .on(s.organization(Slot.VIEW))
        .token(s.key().sign(s.key().header().toString(), json))
        .send();
  }
}
