package io.cloudplans.organizationusers.rules.contract;

import java.util.Map;

/** Creates the {@code WWW-Authenticate} headers of a 401. */
public final class Challenge {
  private static final String NAME = "WWW-Authenticate";

  /** The challenge for a request without credentials (RFC 6750, section 3). */
  public static final Map<String, String> BARE = Map.of(NAME, "Bearer");

  /** The challenge for rejected credentials (RFC 6750, section 3.1). */
  public static final Map<String, String> INVALID_TOKEN =
      Map.of(NAME, "Bearer error=\"invalid_token\"");

  private Challenge() {}

  /**
   * Returns the challenge for a valid token without the required second factor (RFC 9470, section
   * 3).
   *
   * @param acrValues the authentication context classes to request from the issuer
   */
  public static Map<String, String> stepUp(String acrValues) {
    return Map.of(
        NAME,
        "Bearer error=\"insufficient_user_authentication\", acr_values=\"%s\""
            .formatted(acrValues));
  }
}
