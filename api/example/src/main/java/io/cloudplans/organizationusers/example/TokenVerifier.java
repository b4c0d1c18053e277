package io.cloudplans.organizationusers.example;

import static com.nimbusds.jose.JOSEObjectType.JWT;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.cloudplans.organizationusers.jersey.Caller;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.StrictJson;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Verifies access tokens of one issuer. */
final class TokenVerifier {
  private static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final Predicate<String> address;

  TokenVerifier(
      String issuer, String audience, JWKSource<SecurityContext> keys, Contract contract) {
    address = contract.schema("EmailAddress")::fits;
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt"), JWT, null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            audience,
            new JWTClaimsSet.Builder().issuer(issuer).build(),
            Set.of("iat", "exp", "email")));
  }

  /** Returns the caller of a token; empty if the token is invalid. */
  Optional<Caller> verify(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      requireStrict(jwt.getHeader().toBase64URL().decode());
      requireStrict(jwt.getPayload().toBytes());
      JWTClaimsSet claims = processor.process(jwt, null);
      Instant issued = claims.getIssueTime().toInstant();
      Instant expires = claims.getExpirationTime().toInstant();
      String email = claims.getStringClaim("email");
      List<String> methods = claims.getStringListClaim("amr");
      boolean valid =
          issued.isBefore(Instant.now().plus(CLOCK_SKEW))
              && Duration.between(issued, expires).compareTo(LIFETIME) <= 0
              && !Boolean.FALSE.equals(claims.getBooleanClaim("email_verified"))
              && address.test(email);
      boolean mfa = methods != null && methods.contains("mfa");
      return valid
          ? Optional.of(new Caller(email.toLowerCase(Locale.ROOT), mfa))
          : Optional.empty();
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty();
    }
  }

  /** Rejects duplicate names, nulls and a numeric subject, all of which Nimbus accepts. */
  private static void requireStrict(byte[] part) throws ParseException {
    try {
      JsonNode members = StrictJson.read(part);
      boolean nulls = StreamSupport.stream(members.spliterator(), false).anyMatch(JsonNode::isNull);
      if (nulls || members.path("sub").isNumber()) {
        throw new ParseException("a claim has an invalid JSON type", 0);
      }
    } catch (StrictJson.NotJsonException e) {
      throw new ParseException("not I-JSON", 0);
    }
  }
}
