package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.server.token.TokenRules;
import java.time.Duration;
import java.util.Set;
import picocli.CommandLine.Option;

/** What a token must be to be taken. */
final class TokenOptions {
  @Option(
      names = "--jwks",
      required = true,
      description =
          "The issuer's keys: a file, an https URL, or an http URL to a loopback address.")
  private String jwks;

  @Option(names = "--issuer", required = true, description = "What iss of a token must be.")
  private String issuer;

  @Option(names = "--audience", required = true, description = "What aud of a token must have.")
  private String audience;

  @Option(
      names = "--algorithms",
      split = ",",
      defaultValue = "EdDSA,ES256,PS256,RS256",
      description = "Algorithms that a token may be signed with.")
  private Set<String> algorithms;

  @Option(
      names = "--clock-skew",
      converter = DurationConverter.class,
      defaultValue = "60s",
      description = "How far the issuer's clock may be off, at most 60s.")
  private Duration clockSkew;

  @Option(
      names = "--email-claim",
      defaultValue = "email",
      description = "The claim that holds the caller's e-mail address.")
  private String emailClaim;

  @Option(
      names = "--token-types",
      split = ",",
      defaultValue = "at+jwt,JWT",
      description = "What typ of a token may be, where it has one.")
  private Set<String> tokenTypes;

  @Option(
      names = "--acr-values",
      defaultValue = "mfa",
      description = "What is asked for where a second factor is missing (RFC 9470).")
  private String acrValues;

  TokenRules rules() {
    return new TokenRules(
        issuer, audience, jwks, algorithms, clockSkew, emailClaim, tokenTypes, acrValues);
  }
}
