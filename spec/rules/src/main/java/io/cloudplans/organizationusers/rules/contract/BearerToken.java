package io.cloudplans.organizationusers.rules.contract;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the bearer token of a request (RFC 6750, section 2.1). */
public final class BearerToken {
  private static final String PREFIX = "/v1/";
  private static final Pattern BEARER =
      Pattern.compile("(?i:bearer) +([\\w-]+[.][\\w-]+[.][\\w-]+) *");
  private static final Pattern ANY_BEARER = Pattern.compile("(?i:bearer)(?: .*)?");

  private final ProblemType invalidToken;

  /** Creates a reader. */
  public BearerToken(ProblemTypes types) {
    invalidToken = types.of("invalid-token");
  }

  /** Returns whether a request for this path requires a token. */
  public static boolean isRequired(String path) {
    return path.startsWith(PREFIX);
  }

  /**
   * Returns the token, which has the form of a JWT; throws {@link RequestProblemException} if the
   * request has no such token.
   *
   * @param credentials the lines of the {@code Authorization} header
   */
  public String of(List<String> credentials) {
    Matcher token = BEARER.matcher(credentials.size() == 1 ? credentials.get(0) : "");
    if (token.matches()) {
      return token.group(1);
    }
    boolean hasBearer = credentials.stream().anyMatch(value -> ANY_BEARER.matcher(value).matches());
    throw hasBearer ? rejection() : rejection(Challenge.BARE);
  }

  /** Returns the exception for a rejected token. */
  public RequestProblemException rejection() {
    return rejection(Challenge.INVALID_TOKEN);
  }

  private RequestProblemException rejection(Map<String, String> challenge) {
    return new RequestProblemException(invalidToken, List.of(), challenge);
  }
}
