package io.cloudplans.organizationusers.jersey;

import io.cloudplans.organizationusers.rules.contract.BearerToken;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.RequestProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;

/** Reads the caller from the {@code Authorization} header of every request under {@code /v1/}. */
final class TokenFilter implements ContainerRequestFilter {
  private final Authenticator authenticator;
  private final BearerToken bearer;

  TokenFilter(Authenticator authenticator, ProblemTypes types) {
    this.authenticator = authenticator;
    this.bearer = new BearerToken(types);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (BearerToken.isRequired(request.getUriInfo().getRequestUri().getRawPath())) {
      Caller caller =
          authenticator.authenticate(token(request), request).orElseThrow(bearer::rejection);
      request.setSecurityContext(new CallerContext(caller));
    }
  }

  private String token(ContainerRequestContext request) {
    List<String> credentials = request.getHeaders().get("Authorization");
    try {
      return bearer.of(credentials == null ? List.of() : credentials);
    } catch (RequestProblemException e) {
      authenticator.noToken(request);
      throw e;
    }
  }
}
