package io.cloudplans.organizationusers.rules.contract;

import java.util.Map;

/** The {@code WWW-Authenticate} headers of 401. */
public final class Challenge {
  private static final String NAME = "WWW-Authenticate";

  /** No credentials were given (RFC 6750, section 3). */
  public static final Map<String, String> BARE = Map.of(NAME, "Bearer");

  /** The credentials are not to be taken (RFC 6750, section 3.1). */
  public static final Map<String, String> INVALID_TOKEN =
      Map.of(NAME, "Bearer error=\"invalid_token\"");

  private Challenge() {}

  /**
   * The credentials are good, but a second factor is needed (RFC 9470, section 3).
   *
   * @param acrValues what to ask the issuer for
   */
  public static Map<String, String> stepUp(String acrValues) {
    return Map.of(
        NAME,
        "Bearer error=\"insufficient_user_authentication\", acr_values=\"%s\""
            .formatted(acrValues));
  }
}
