package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.server.keys.KeyLocation;
import io.cloudplans.organizationusers.server.token.TokenRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for accepted tokens. */
final class TokenOptions {
  @Option(
      names = "--jwks",
      description =
          "The issuer's keys: a file with a JWK set, an https URL, or an http URL of a loopback"
              + " address. Without it, the issuer's OpenID Connect discovery names the URL.")
  private @Nullable String jwks;

  @Option(
      names = "--jwks-ca-file",
      description = "PEM certificates to trust for the issuer's URLs instead of Java's own.")
  private @Nullable Path caFile;

  @Option(
      names = "--issuer",
      required = true,
      description = "Required value of a token's iss claim.")
  private String issuer;

  @Option(
      names = "--audience",
      required = true,
      description = "Value that a token's aud claim must contain.")
  private String audience;

  @Option(
      names = "--algorithms",
      split = ",",
      defaultValue = "EdDSA,ES256,PS256,RS256",
      description = "Accepted signature algorithms.")
  private Set<String> algorithms;

  @Option(
      names = "--clock-skew",
      converter = DurationConverter.class,
      defaultValue = "60s",
      description = "Tolerated difference from the issuer's clock, at most 60s.")
  private Duration clockSkew;

  @Option(
      names = "--email-claim",
      defaultValue = "email",
      description = "Claim with the caller's e-mail address.")
  private String emailClaim;

  @Option(
      names = "--token-types",
      split = ",",
      defaultValue = "at+jwt,JWT",
      description = "Accepted values of a token's typ header, if it has one.")
  private Set<String> tokenTypes;

  @Option(
      names = "--acr-values",
      defaultValue = "mfa",
      description = "acr_values of the challenge when a second factor is missing (RFC 9470).")
  private String acrValues;

  TokenRules rules() {
    return new TokenRules(
        new KeyLocation(issuer, jwks, caFile),
        audience,
        algorithms,
        clockSkew,
        emailClaim,
        tokenTypes,
        acrValues);
  }
}
