package io.cloudplans.organizationusers.server.token;

import io.cloudplans.organizationusers.server.keys.KeyLocation;
import java.time.Duration;
import java.util.Set;

/**
 * The rules for accepting tokens.
 *
 * @param keys the issuer, which is the {@code iss} of a token, and the location of its keys
 * @param audience the required member of {@code aud}
 * @param algorithms the accepted algorithms, some of {@link #ALGORITHMS}
 * @param clockSkew the tolerated difference from the issuer's clock, at most a minute
 * @param emailClaim the claim with the caller's e-mail address
 * @param types the accepted values of {@code typ}, if a token has one
 * @param acrValues the {@code acr_values} of a challenge for a second factor (RFC 9470)
 */
public record TokenRules(
    KeyLocation keys,
    String audience,
    Set<String> algorithms,
    Duration clockSkew,
    String emailClaim,
    Set<String> types,
    String acrValues) {
  /** The supported algorithms: neither {@code none} nor algorithms with a shared secret. */
  public static final Set<String> ALGORITHMS = Set.of("EdDSA", "ES256", "PS256", "RS256");

  /** The longest accepted lifetime of a token. */
  public static final Duration LIFETIME = Duration.ofMinutes(30);

  private static final Duration MAX_SKEW = Duration.ofSeconds(60);

  public TokenRules {
    algorithms = Set.copyOf(algorithms);
    types = Set.copyOf(types);
    if (algorithms.isEmpty() || !ALGORITHMS.containsAll(algorithms)) {
      throw new IllegalArgumentException(
          "--algorithms: must be some of EdDSA, ES256, PS256, RS256");
    }
    requireText("--issuer", keys.issuer());
    requireText("--audience", audience);
    requireText("--email-claim", emailClaim);
    types.forEach(type -> requireText("--token-types", type));
    if (clockSkew.isNegative() || clockSkew.compareTo(MAX_SKEW) > 0) {
      throw new IllegalArgumentException("--clock-skew: must be from 0s to 60s");
    }
    if (!acrValues.matches("[!#-\\[\\]-~]+( [!#-\\[\\]-~]+)*")) {
      throw new IllegalArgumentException("--acr-values: must be values separated by spaces");
    }
  }

  private static void requireText(String option, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(option + ": must not be blank");
    }
  }

  /** Returns the default rules for an issuer. */
  public static TokenRules standard(KeyLocation keys, String audience) {
    return new TokenRules(
        keys, audience, ALGORITHMS, MAX_SKEW, "email", Set.of("at+jwt", "JWT"), "mfa");
  }

  String issuer() {
    return keys.issuer();
  }
}
