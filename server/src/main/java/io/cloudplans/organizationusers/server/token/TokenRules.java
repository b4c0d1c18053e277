package io.cloudplans.organizationusers.server.token;

import java.time.Duration;
import java.util.Set;

/**
 * What a token must be to be taken.
 *
 * @param issuer its {@code iss}
 * @param audience one of its {@code aud}
 * @param jwks where the issuer's keys (RFC 7517) are: a file, an https URL, or an http URL to a
 *     loopback address
 * @param algorithms the names of the algorithms it may be signed with, of {@link #ALGORITHMS}
 * @param clockSkew how far the issuer's clock may be off, at most a minute
 * @param emailClaim the claim that holds the caller's e-mail address
 * @param types what its {@code typ} may be, where it has one
 * @param acrValues what a challenge for a second factor asks for (RFC 9470)
 */
public record TokenRules(
    String issuer,
    String audience,
    String jwks,
    Set<String> algorithms,
    Duration clockSkew,
    String emailClaim,
    Set<String> types,
    String acrValues) {
  /** All algorithms that can be allowed: no {@code none}, and none with a shared secret. */
  public static final Set<String> ALGORITHMS = Set.of("EdDSA", "ES256", "PS256", "RS256");

  /** The longest that a token may live. */
  public static final Duration LIFETIME = Duration.ofMinutes(30);

  private static final Duration MOST_SKEW = Duration.ofSeconds(60);

  public TokenRules {
    algorithms = Set.copyOf(algorithms);
    types = Set.copyOf(types);
    if (algorithms.isEmpty() || !ALGORITHMS.containsAll(algorithms)) {
      throw new IllegalArgumentException(
          "--algorithms: must be some of EdDSA, ES256, PS256, RS256");
    }
    if (clockSkew.isNegative() || clockSkew.compareTo(MOST_SKEW) > 0) {
      throw new IllegalArgumentException("--clock-skew: must be from 0 to 60 seconds");
    }
    if (!acrValues.matches("[!#-\\[\\]-~]+( [!#-\\[\\]-~]+)*")) {
      throw new IllegalArgumentException("--acr-values: must be values separated by spaces");
    }
  }

  /** The rules for tokens of an issuer that follows the field's custom in everything else. */
  public static TokenRules standard(String issuer, String audience, String jwks) {
    return new TokenRules(
        issuer, audience, jwks, ALGORITHMS, MOST_SKEW, "email", Set.of("at+jwt", "JWT"), "mfa");
  }
}
