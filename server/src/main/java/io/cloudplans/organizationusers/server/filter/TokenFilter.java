package io.cloudplans.organizationusers.server.filter;

import io.cloudplans.organizationusers.rules.contract.BearerToken;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.RequestProblemException;
import io.cloudplans.organizationusers.server.keys.KeysUnavailableException;
import io.cloudplans.organizationusers.server.token.Caller;
import io.cloudplans.organizationusers.server.token.CallerContext;
import io.cloudplans.organizationusers.server.token.InvalidTokenException;
import io.cloudplans.organizationusers.server.token.TokenRefusal;
import io.cloudplans.organizationusers.server.token.TokenVerifier;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.List;

/**
 * Reads the caller from the {@code Authorization} header of every request under {@code /v1/}. The
 * reason of a refusal becomes a member of the request's log line.
 */
@PreMatching
public final class TokenFilter implements ContainerRequestFilter {
  private final TokenVerifier verifier;
  private final RefusedTokens refusedTokens;
  private final BearerToken bearer;
  private final ProblemType unavailable;

  public TokenFilter(TokenVerifier verifier, RefusedTokens refusedTokens, ProblemTypes types) {
    this.verifier = verifier;
    this.refusedTokens = refusedTokens;
    this.bearer = new BearerToken(types);
    this.unavailable = types.of("unavailable");
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (BearerToken.isNeeded(request.getUriInfo().getRequestUri().getRawPath())) {
      List<String> credentials = request.getHeaders().get("Authorization");
      Caller caller = caller(request, credentials == null ? List.of() : credentials);
      request.setSecurityContext(new CallerContext(caller));
    }
  }

  private Caller caller(ContainerRequestContext request, List<String> credentials) {
    String token;
    try {
      token = bearer.of(credentials);
    } catch (RequestProblemException e) {
      verifier.refused(TokenRefusal.CREDENTIALS);
      LogMembers.add(request, "reason", TokenRefusal.CREDENTIALS.word());
      throw e;
    }
    try {
      return verifier.verify(token, () -> refusedTokens.admit(request));
    } catch (InvalidTokenException e) {
      refusedTokens.count(request);
      LogMembers.add(request, "reason", e.reason().word());
      if (e.received() != null) {
        LogMembers.add(request, "received", e.received());
      }
      throw bearer.refused();
    } catch (KeysUnavailableException e) {
      throw new RequestProblemException(unavailable);
    }
  }
}
