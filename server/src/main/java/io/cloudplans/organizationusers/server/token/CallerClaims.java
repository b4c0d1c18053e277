package io.cloudplans.organizationusers.server.token;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the caller from the claims of a token whose signature is good. */
final class CallerClaims {
  private final TokenRules rules;
  private final Predicate<String> emailAddress;
  private final Clock clock;
  private final DefaultJWTClaimsVerifier<SecurityContext> standard;

  CallerClaims(TokenRules rules, Predicate<String> emailAddress, Clock clock) {
    this.rules = rules;
    this.emailAddress = emailAddress;
    this.clock = clock;
    this.standard =
        new DefaultJWTClaimsVerifier<>(
            rules.audience(),
            new JWTClaimsSet.Builder().issuer(rules.issuer()).build(),
            Set.of("exp", "iat", rules.emailClaim())) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    standard.setMaxClockSkew((int) rules.clockSkew().toSeconds());
  }

  Caller caller(JWTClaimsSet claims) throws BadJWTException, ParseException, InvalidTokenException {
    standard.verify(claims, null);
    Instant issued = claims.getIssueTime().toInstant();
    Instant expires = claims.getExpirationTime().toInstant();
    if (issued.isAfter(clock.instant().plus(rules.clockSkew()))) {
      throw new InvalidTokenException("issued in the future");
    }
    if (Duration.between(issued, expires).compareTo(TokenRules.LIFETIME) > 0) {
      throw new InvalidTokenException("lives too long");
    }
    Object verified = claims.getClaim("email_verified");
    if (verified != null && !verified.toString().equals("true")) {
      throw new InvalidTokenException("the e-mail address is not verified");
    }
    String email = claims.getStringClaim(rules.emailClaim());
    if (!emailAddress.test(email)) {
      throw new InvalidTokenException("the e-mail address is none");
    }
    boolean secondFactor =
        claims.getClaim("amr") instanceof List<?> methods && methods.contains("mfa");
    return new Caller(email.toLowerCase(Locale.ROOT), secondFactor);
  }
}
