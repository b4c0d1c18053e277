package io.cloudplans.organizationusers.rules.contract;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the bearer token of a request (RFC 6750, section 2.1). */
public final class BearerToken {
  private static final String PREFIX = "/v1/";
  private static final Pattern BEARER =
      Pattern.compile("(?i:bearer) +([A-Za-z0-9_-]+[.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]+) *");
  private static final Pattern ANY_BEARER = Pattern.compile("(?i:bearer)(?: .*)?");

  private final ProblemType invalidToken;

  public BearerToken(ProblemTypes types) {
    invalidToken = types.of("invalid-token");
  }

  /** Returns whether a request for this path requires a token. */
  public static boolean isNeeded(String path) {
    return path.startsWith(PREFIX);
  }

  /**
   * Returns the token, which has the form of a JWT; throws {@link RequestProblemException} if the
   * request has no such token.
   *
   * @param credentials the lines of the {@code Authorization} header
   */
  public String of(List<String> credentials) {
    if (credentials.stream().noneMatch(value -> ANY_BEARER.matcher(value).matches())) {
      throw rejected(Challenge.BARE);
    }
    Matcher token = BEARER.matcher(credentials.get(0));
    if (credentials.size() > 1 || !token.matches()) {
      throw rejected();
    }
    return token.group(1);
  }

  /** Returns the problem of a rejected token. */
  public RequestProblemException rejected() {
    return rejected(Challenge.INVALID_TOKEN);
  }

  private RequestProblemException rejected(Map<String, String> challenge) {
    return new RequestProblemException(invalidToken, List.of(), challenge);
  }
}
