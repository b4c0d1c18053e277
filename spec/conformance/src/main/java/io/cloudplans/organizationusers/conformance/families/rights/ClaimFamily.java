package io.cloudplans.organizationusers.conformance.families.rights;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Need;
import io.cloudplans.organizationusers.conformance.cases.Table;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.session.NotRunException;
import io.cloudplans.organizationusers.conformance.session.Reply;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.SigningKey;
import io.cloudplans.organizationusers.conformance.setup.UnknownKey;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cases about headers and claims of correctly signed tokens, and about invalid signatures. In the
 * tables {@code NOW±n} stands for a time.
 */
public final class ClaimFamily implements Family {
  /** Claims that make a token invalid; an empty value omits the claim. */
  private static final Map<String, String> INVALID_CLAIMS =
      Table.of(
          "no-issuer", "iss:",
          "no-audience", "aud:",
          "no-issue-time", "iat:",
          "no-expiry", "exp:",
          "no-email", "email:",
          "other-issuer", "iss:\"https://issuer.example\"",
          "issuer-with-slash", "iss:\"ISS/\"",
          "issuer-in-capitals", "iss:\"SSI\"",
          "audience-prefix", "aud:\"PART\"",
          "audience-longer", "aud:\"AUDx\"",
          "audience-with-slash", "aud:\"AUD/\"",
          "audience-empty", "aud:\"\"",
          "no-email-but-other-names",
              "email: upn:\"OWNER\" preferred_username:\"OWNER\" sub:\"OWNER\"",
          "other-audience", "aud:\"other\"",
          "audience-in-capitals", "aud:\"CAPS\"",
          "no-audience-in-array", "aud:[]",
          "other-audience-in-array", "aud:[\"other\"]",
          "expired", "exp:NOW-180 iat:NOW-900",
          "lives-31-minutes", "exp:NOW+1860",
          "lives-a-second-too-long", "iat:NOW-10 exp:NOW+1791",
          "lives-a-day", "exp:NOW+86400",
          "lived-too-long", "iat:NOW-1800 exp:NOW+120",
          "lives-31-minutes-from-its-issue", "iat:NOW-600 nbf:NOW-0 exp:NOW+1260");

  /** Claims of another type, and claims that the contract rejects. */
  private static final Map<String, String> REJECTED_CLAIMS =
      Table.of(
          "issuer-array", "iss:[\"ISS\"]",
          "subject-number", "sub:7",
          "id-number", "jti:7",
          "expiry-text", "exp:\"soon\"",
          "expiry-digits", "exp:\"NOW+600\"",
          "audience-null", "aud:null",
          "audience-number", "aud:7",
          "audience-nested", "aud:[[\"AUD\"]]",
          "audience-with-number", "aud:[\"AUD\",7]",
          "audience-object", "aud:{\"AUD\":true}",
          "not-before-null", "nbf:null",
          "id-null", "jti:null",
          "expiry-true", "exp:true",
          "expiry-array", "exp:[NOW+600]",
          "issue-time-array", "iat:[NOW]",
          "email-verified-text", "email_verified:\"false\"",
          "issuer-null", "iss:null",
          "issue-time-null", "iat:null",
          "subject-null", "sub:null",
          "expiry-null", "exp:null",
          "expiry-beyond-long", "exp:99999999999999999999",
          "expiry-huge", "exp:1e300",
          "issued-in-an-hour", "iat:NOW+3600 exp:NOW+4200",
          "issued-after-its-start", "nbf:NOW-10 iat:NOW+180 exp:NOW+600",
          "issued-in-the-future", "iat:NOW+180 exp:NOW+600",
          "issue-time-negative", "iat:-1",
          "email-verified-number", "email_verified:0",
          "email-verified-null", "email_verified:null",
          "issue-time-text", "iat:\"now\"",
          "not-yet", "nbf:NOW+180",
          "not-before-text", "nbf:\"now\"",
          "email-not-verified", "email_verified:false",
          "email-empty", "email:\"\"",
          "email-number", "email:7",
          "email-null", "email:null",
          "email-array", "email:[\"OWNER\"]",
          "email-no-address", "email:\"owner\"",
          "email-with-space", "email:\"\\u0020OWNER\"");

  private static final Map<String, String> VALID_CLAIMS =
      Table.of(
          "as-usual", "",
          "audience-array", "aud:[\"other\",\"AUD\"]",
          "30-minutes", "iat:NOW-10 exp:NOW+1790",
          "fraction-of-a-second", "exp:NOW+600.5",
          "fractions", "iat:NOW-5.5 nbf:NOW-5.25",
          "no-methods", "amr:[]",
          "large", "x:\"" + "x".repeat(3_000) + "\"",
          "not-before-past", "nbf:NOW-10",
          "email-verified", "email_verified:true",
          "other-claims", "role:\"viewer\" scope:\"none\" sub:\"x\"");

  /** Header members that make a token invalid, except {@code alg}. */
  private static final Map<String, String> INVALID_HEADERS =
      Table.of(
          "unknown-critical", "\"crit\":[\"x\"],\"x\":1",
          "critical-null", "\"crit\":null",
          "critical-text", "\"crit\":\"x\"",
          "type-twice", "\"typ\":\"at+jwt\",\"typ\":\"at+jwt\"",
          "type-in-array", "\"typ\":[\"at+jwt\"]",
          "key-id-number", "\"kid\":7",
          "key-text", "\"jwk\":\"x\"",
          "key-set-number", "\"jku\":7",
          "thumbprint-number", "\"x5t\":7",
          "chain-text", "\"x5c\":\"x\"",
          "content-type-number", "\"cty\":7",
          "type-null", "\"typ\":null",
          "type-number", "\"typ\":7",
          "type-of-an-id-token", "\"typ\":\"id+jwt\"",
          "type-of-an-id-token-in-capitals", "\"typ\":\"ID+JWT\"",
          "type-of-a-proof", "\"typ\":\"dpop+jwt\"",
          "algorithm-twice", "\"alg\":\"ALG\"");

  private static final Map<String, String> INVALID_PAYLOADS =
      Table.of("empty", "", "null", "null", "array", "[]", "empty-object", "{}", "text", "\"x\"");

  @Override
  public String name() {
    return "claim";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    Cases view = cases.says("A JWT (RFC 7519) from a portal login").needs(Need.KEY);
    Cases required = cases.says("the caller's e-mail address are required").needs(Need.KEY);
    Cases rejected = cases.says("It rejects a registered claim").needs(Need.KEY);
    Cases types = cases.says("A `typ` is").needs(Need.KEY);
    INVALID_CLAIMS.forEach(
        (name, changes) -> bad(name.startsWith("no-") ? required : view, name, changes));
    REJECTED_CLAIMS.forEach((name, changes) -> bad(rejected, name, changes));
    VALID_CLAIMS.forEach(
        (name, changes) ->
            view.add("good." + name, s -> list(s, signed(s, claims(s, changes))).roster()));
    for (String more : List.of("email", "exp", "iat", "aud", "iss", "x", "amr")) {
      rejected.add(
          "bad.twice-" + more,
          s -> {
            String claims = claims(s, "x:1 amr:[\"pwd\"]");
            String again =
                ",\"%s\":1}".formatted(more.equals("email") ? s.key().emailClaim() : more);
            TokenFamily.unauthorized(list(s, signed(s, claims.replaceFirst("}$", again))), true);
          });
    }
    INVALID_PAYLOADS.forEach(
        (name, claims) ->
            view.add(
                "no-claims." + name,
                s -> TokenFamily.unauthorized(list(s, signed(s, claims)), true)));
    INVALID_HEADERS.forEach(
        (name, more) ->
            (name.contains("-of-") ? types : name.startsWith("unknown") ? view : rejected)
                .add(
                    "bad-header." + name,
                    s -> {
                      String header = header(s, more.replace("ALG", s.key().algorithm()));
                      TokenFamily.unauthorized(list(s, s.key().sign(header, claims(s, ""))), true);
                    }));
    types.add(
        "good-header.no-type",
        s -> {
          ObjectNode header = s.key().header();
          header.remove("typ");
          list(s, s.key().sign(header.toString(), claims(s, ""))).roster();
        });
    types.add(
        "good-header.type-jwt",
        s ->
            list(s, s.key().sign(s.key().header().put("typ", "JWT").toString(), claims(s, "")))
                .roster());
    signatures(view);
    cases
        .says("The caller is the e-mail address in the token")
        .needs(Need.KEY)
        .add(
            "email-in-capitals",
            s -> {
              String[] email = s.email(Caller.OWNER).split("@", -1);
              for (String other :
                  List.of(
                      email[0].toUpperCase(Locale.ROOT) + "@" + email[1],
                      email[0] + "@" + email[1].toUpperCase(Locale.ROOT))) {
                list(s, s.key().token(other, false)).roster();
              }
            })
        .add(
            "role-is-not-taken-from-the-token",
            s -> {
              ObjectNode claims = s.key().claims(s.email(Caller.VIEWER));
              claims.put("role", "owner").put("roles", "owner").putArray("groups").add("owner");
              String token = s.key().sign(s.key().header().toString(), claims.toString());
              s.add(s.newEmail()).token(token).send().problem("role-not-permitted");
            });
  }

  private static void bad(Cases cases, String name, String changes) {
    cases.add(
        "bad." + name,
        s -> {
          String token = signed(s, claims(s, changes));
          TokenFamily.unauthorized(list(s, token), true);
          TokenFamily.unauthorized(s.add(s.newEmail()).token(token).send(), true);
        });
  }

  private static void signatures(Cases view) {
    for (String algorithm : List.of("none", "None", "NONE", "")) {
      view.add(
          "unsigned." + (algorithm.isEmpty() ? "_" : algorithm),
          s -> {
            String input =
                SigningKey.encoded("{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\"}")
                    + "."
                    + SigningKey.encoded(claims(s, ""));
            TokenFamily.unauthorized(list(s, input + "."), true);
            TokenFamily.unauthorized(list(s, input), true);
            String good = signed(s, claims(s, ""));
            TokenFamily.unauthorized(list(s, input + good.substring(good.lastIndexOf('.'))), true);
          });
    }
    view.add(
        "signature-missing",
        s -> {
          String good = signed(s, claims(s, ""));
          int last = good.lastIndexOf('.');
          TokenFamily.unauthorized(list(s, good.substring(0, last)), true);
          TokenFamily.unauthorized(list(s, good.substring(0, last + 1)), true);
          TokenFamily.unauthorized(list(s, good + "."), true);
          String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
          TokenFamily.unauthorized(list(s, good.substring(0, last + 1) + zeros), true);
        });
    view.add(
        "public-key-as-secret",
        s -> {
          List<byte[]> forms = s.key().material().publicForms();
          if (forms.isEmpty()) {
            throw new NotRunException("needs a key with its public part, as a JWK has");
          }
          String header = s.key().header().put("alg", "HS256").toString();
          for (byte[] form : forms) {
            TokenFamily.unauthorized(list(s, SigningKey.hmac(header, claims(s, ""), form)), true);
          }
        });
    view.add(
        "embedded-key",
        s -> {
          // A key that only the token itself vouches for (RFC 8725, section 3.10).
          TokenFamily.unauthorized(list(s, new UnknownKey(s.key()).sign(claims(s, ""))), true);
        });
    view.add(
        "other-algorithm",
        s -> {
          for (String algorithm : List.of("EdDSA", "ES256", "PS256", "RS256", "RS512", "ES384")) {
            if (!algorithm.equals(s.key().algorithm())) {
              String header = s.key().header().put("alg", algorithm).toString();
              TokenFamily.unauthorized(list(s, s.key().sign(header, claims(s, ""))), true);
            }
          }
        });
    view.add(
        "algorithm-in-lower-case",
        s -> {
          String other = s.key().algorithm().toLowerCase(Locale.ROOT);
          String header = s.key().header().put("alg", other).toString();
          TokenFamily.unauthorized(list(s, s.key().sign(header, claims(s, ""))), true);
        });
    view.add(
        "unknown-key-id",
        s -> {
          String header = s.key().header().put("kid", "no-such-key").toString();
          TokenFamily.unauthorized(list(s, s.key().sign(header, claims(s, ""))), true);
        });
  }

  private static String header(Session s, String more) {
    ObjectNode header = s.key().header();
    // A member that comes twice is a case of its own.
    List.of("typ", "kid").stream().filter(n -> more.startsWith("\"" + n)).forEach(header::remove);
    return header.toString().replaceFirst("}$", "," + more + "}");
  }

  private static String signed(Session s, String claims) {
    return s.key().sign(s.key().header().toString(), claims);
  }

  /** Returns valid claims with changes: {@code name:value}, separated by spaces. */
  private static String claims(Session s, String changes) {
    SigningKey key = s.key();
    ObjectNode claims = key.claims(s.email(Caller.OWNER));
    String json = claims.toString();
    long now = claims.get("iat").asLong();
    for (String change : changes.split(" ", -1)) {
      if (change.isEmpty()) {
        continue;
      }
      String name = change.substring(0, change.indexOf(':'));
      String value = change.substring(change.indexOf(':') + 1);
      String claim = name.equals("email") ? key.emailClaim() : name;
      claims.remove(claim);
      json = claims.toString();
      if (!value.isEmpty()) {
        claims.putPOJO(claim, new RawValue(filled(s, value, now)));
        json = claims.toString();
      }
    }
    return json;
  }

  private static String filled(Session s, String value, long now) {
    if (value.startsWith("[NOW")) {
      return "[" + now + "]";
    }
    if (value.startsWith("NOW")) {
      return new BigDecimal(value.substring(3)).add(BigDecimal.valueOf(now)).toPlainString();
    }
    if (value.startsWith("\"NOW+")) {
      return "\"" + (now + Long.parseLong(value.replaceAll("[^0-9]", ""))) + "\"";
    }
    return value
        .replace("ISS", s.key().issuer())
        .replace("SSI", s.key().issuer().toUpperCase(Locale.ROOT) + "X")
        .replace("PART", s.key().audience().substring(1))
        .replace("AUD", s.key().audience())
        .replace("CAPS", s.key().audience().toUpperCase(Locale.ROOT) + "X")
        .replace("OWNER", s.email(Caller.OWNER));
  }

  private static Reply list(Session s, String token) {
    return s.list().token(token).send();
  }
}
