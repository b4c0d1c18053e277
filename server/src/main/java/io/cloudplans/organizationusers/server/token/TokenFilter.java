package io.cloudplans.organizationusers.server.token;

import com.nimbusds.jose.KeySourceException;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.server.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the caller from the {@code Authorization} header of every request under {@code /v1/}. */
@PreMatching
public final class TokenFilter implements ContainerRequestFilter {
  private static final Pattern BEARER =
      Pattern.compile("(?i:bearer) +([A-Za-z0-9_-]+[.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]+) *");
  private static final Pattern ANY_BEARER = Pattern.compile("(?i:bearer)(?: .*)?");

  private final TokenVerifier verifier;
  private final ProblemType invalidToken;
  private final ProblemType unavailable;

  public TokenFilter(TokenVerifier verifier, ProblemTypes types) {
    this.verifier = verifier;
    this.invalidToken = types.of("invalid-token");
    this.unavailable = types.of("unavailable");
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getUriInfo().getRequestUri().getRawPath().startsWith("/v1/")) {
      List<String> credentials = request.getHeaders().get("Authorization");
      Caller caller = caller(credentials == null ? List.of() : credentials);
      request.setSecurityContext(new CallerContext(caller));
    }
  }

  private Caller caller(List<String> credentials) {
    if (credentials.stream().noneMatch(value -> ANY_BEARER.matcher(value).matches())) {
      throw refused(Challenge.BARE);
    }
    Matcher token = BEARER.matcher(credentials.get(0));
    if (credentials.size() > 1 || !token.matches()) {
      throw refused(Challenge.INVALID_TOKEN);
    }
    try {
      return verifier.verify(token.group(1));
    } catch (InvalidTokenException e) {
      throw refused(Challenge.INVALID_TOKEN);
    } catch (KeySourceException e) {
      throw new ProblemException(unavailable, List.of(), Map.of("Retry-After", "1"));
    }
  }

  private ProblemException refused(Map<String, String> challenge) {
    return new ProblemException(invalidToken, List.of(), challenge);
  }
}
