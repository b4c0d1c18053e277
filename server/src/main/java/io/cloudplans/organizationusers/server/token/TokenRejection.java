package io.cloudplans.organizationusers.server.token;

import java.util.Locale;

/** The reason for rejecting a token. */
public enum TokenRejection {
  /** The request has no bearer token, or more than one. */
  CREDENTIALS,
  /** The token is not a compact JWS whose header and claims are JSON objects. */
  MALFORMED,
  /** A registered header member has a wrong JSON type, or an extension is critical. */
  HEADER,
  /** The {@code typ} is not accepted. */
  TYPE,
  /** The {@code alg} is not accepted. */
  ALGORITHM,
  /** The issuer's key set lacks the {@code kid}. */
  UNKNOWN_KEY,
  /** No key of the set verifies the signature. */
  SIGNATURE,
  /** A required claim is missing, or a claim has a wrong JSON type. */
  CLAIMS,
  /** The {@code iss} is not the configured issuer. */
  ISSUER,
  /** The {@code aud} does not contain the configured audience. */
  AUDIENCE,
  /** The {@code exp} has passed. */
  EXPIRED,
  /** The {@code iat} or {@code nbf} is in the future. */
  NOT_YET_VALID,
  /** The token's lifetime exceeds {@link TokenRules#LIFETIME}. */
  LIFETIME,
  /** The e-mail address is not verified, or does not match the contract. */
  EMAIL;

  /** Returns the reason in the form for logs and metrics, such as {@code unknown-key}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
