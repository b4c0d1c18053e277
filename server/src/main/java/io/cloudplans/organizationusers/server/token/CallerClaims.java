package io.cloudplans.organizationusers.server.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.jersey.Caller;
import io.cloudplans.organizationusers.server.keys.VerificationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the caller from the claims of a token with a valid signature. */
final class CallerClaims {
  private final TokenRules rules;
  private final Predicate<String> emailAddress;
  private final MemberTypes types;
  private final List<String> required;

  CallerClaims(TokenRules rules, Predicate<String> emailAddress) {
    this.rules = rules;
    this.emailAddress = emailAddress;
    types = MemberTypes.CLAIMS.withString(rules.emailClaim());
    required = List.of("iss", "aud", "iat", "exp", rules.emailClaim());
  }

  VerifiedToken read(JsonNode claims, VerificationKey key) throws InvalidTokenException {
    require(types.fit(claims), TokenRejection.CLAIMS, null);
    require(required.stream().allMatch(claims::has), TokenRejection.CLAIMS, null);
    String issuer = claims.get("iss").asText();
    require(issuer.equals(rules.issuer()), TokenRejection.ISSUER, issuer);
    JsonNode audience = claims.get("aud");
    require(contains(audience, rules.audience()), TokenRejection.AUDIENCE, audience.toString());
    Instant issued = date(claims.get("iat"));
    Instant notBefore = claims.has("nbf") ? date(claims.get("nbf")) : issued;
    Instant expires = date(claims.get("exp"));
    require(
        Duration.between(issued, expires).compareTo(TokenRules.LIFETIME) <= 0,
        TokenRejection.LIFETIME,
        null);
    String email = claims.get(rules.emailClaim()).asText();
    require(
        claims.path("email_verified").asBoolean(true) && emailAddress.test(email),
        TokenRejection.EMAIL,
        null);
    return new VerifiedToken(
        new Caller(email.toLowerCase(Locale.ROOT), contains(claims.path("amr"), "mfa")),
        key,
        notBefore.isAfter(issued) ? notBefore : issued,
        expires);
  }

  private static void require(boolean condition, TokenRejection reason, @Nullable String received)
      throws InvalidTokenException {
    if (!condition) {
      throw new InvalidTokenException(reason, received);
    }
  }

  /** Returns whether a string, or a member of an array of strings, equals the text. */
  private static boolean contains(JsonNode value, String text) {
    return text.equals(value.textValue())
        || StreamSupport.stream(value.spliterator(), false)
            .anyMatch(member -> text.equals(member.textValue()));
  }

  private static Instant date(JsonNode seconds) {
    return seconds.isIntegralNumber()
        ? Instant.ofEpochSecond(seconds.longValue())
        : Instant.ofEpochMilli((long) (seconds.doubleValue() * 1000));
  }
}
