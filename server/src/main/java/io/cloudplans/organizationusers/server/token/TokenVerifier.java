package io.cloudplans.organizationusers.server.token;

import static java.util.Map.entry;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Checks access tokens (RFC 7519) as RFC 8725 asks. Thread-safe. */
public final class TokenVerifier {
  private static final Map<JWSAlgorithm, Verifiers> VERIFIERS =
      Map.ofEntries(
          entry(JWSAlgorithm.EdDSA, key -> new Ed25519Verifier(key.toOctetKeyPair())),
          entry(JWSAlgorithm.ES256, key -> new ECDSAVerifier(key.toECKey())),
          entry(JWSAlgorithm.PS256, key -> new RSASSAVerifier(key.toRSAKey())),
          entry(JWSAlgorithm.RS256, key -> new RSASSAVerifier(key.toRSAKey())));

  private final TokenRules rules;
  private final JWKSource<SecurityContext> keys;
  private final CallerClaims claims;

  /** Makes the verifier of one kind of key. */
  private interface Verifiers {
    JWSVerifier of(JWK key) throws JOSEException;
  }

  /**
   * A verifier.
   *
   * @param emailAddress whether a text is an e-mail address as the contract has them
   */
  public TokenVerifier(TokenRules rules, Predicate<String> emailAddress, Clock clock) {
    this.rules = rules;
    this.keys = Jwks.source(rules.jwks());
    this.claims = new CallerClaims(rules, emailAddress, clock);
  }

  /**
   * The caller that a token names.
   *
   * @throws InvalidTokenException where the token is not to be taken
   * @throws KeySourceException where the issuer's keys cannot be had
   */
  public Caller verify(String token) throws InvalidTokenException, KeySourceException {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      // RFC 7515, section 4.1.11: no extension is understood here, and an empty list is none.
      if (jwt.getHeader().getCriticalParams() != null
          || !isTypeAllowed(jwt.getHeader().getType())
          || !isSigned(jwt)) {
        throw new InvalidTokenException("not of an allowed type, or not signed by a known key");
      }
      return claims.caller(jwt.getJWTClaimsSet());
    } catch (KeySourceException e) {
      throw e;
    } catch (ParseException | BadJOSEException | RuntimeException e) {
      throw new InvalidTokenException("not a JWT that can be taken");
    }
  }

  private boolean isTypeAllowed(JOSEObjectType type) {
    if (type == null) {
      return true;
    }
    // RFC 7515, section 4.1.9: application/ may be left out.
    String name = type.getType().replaceFirst("(?i)^application/", "");
    return rules.types().stream().anyMatch(name::equalsIgnoreCase);
  }

  private boolean isSigned(SignedJWT jwt) throws KeySourceException {
    JWSHeader header = jwt.getHeader();
    JWSAlgorithm algorithm = header.getAlgorithm();
    Verifiers verifiers = VERIFIERS.get(algorithm);
    if (verifiers == null || !rules.algorithms().contains(algorithm.getName())) {
      return false;
    }
    for (JWK key : candidates(header)) {
      if (isBound(key, algorithm) && isSignedWith(verifiers, key, jwt)) {
        return true;
      }
    }
    return false;
  }

  /** A key of a kind that cannot verify is no reason not to try the next. */
  private static boolean isSignedWith(Verifiers verifiers, JWK key, SignedJWT jwt) {
    try {
      return jwt.verify(verifiers.of(key));
    } catch (JOSEException | RuntimeException e) {
      return false;
    }
  }

  private List<JWK> candidates(JWSHeader header) throws KeySourceException {
    try {
      return keys.get(new JWKSelector(JWKMatcher.forJWSHeader(header)), null);
    } catch (RateLimitReachedException e) {
      // The issuer was asked for new keys often enough; this fails where none at all are known.
      keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
      return List.of();
    }
  }

  /** A key that names no algorithm is for the usual one of its type (RFC 8725, section 3.1). */
  private static boolean isBound(JWK key, JWSAlgorithm algorithm) {
    return key.getAlgorithm() == null
        ? !algorithm.equals(JWSAlgorithm.PS256)
        : key.getAlgorithm().equals(algorithm);
  }
}
