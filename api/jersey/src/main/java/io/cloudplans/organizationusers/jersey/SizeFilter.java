package io.cloudplans.organizationusers.jersey;

import io.cloudplans.organizationusers.rules.contract.Operation;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.RequestProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Rejects a request whose declared length exceeds the limit. */
final class SizeFilter implements ContainerRequestFilter {
  private final ProblemType tooLarge;

  SizeFilter(ProblemTypes types) {
    tooLarge = types.of("payload-too-large");
  }

  @Override
  public void filter(ContainerRequestContext request) {
    // The request's own getLength fails beyond an int. The HTTP server has checked that it is a
    // number.
    String length = request.getHeaderString("Content-Length");
    if (length != null && Long.parseLong(length) > Operation.MAX_BODY_BYTES) {
      throw new RequestProblemException(tooLarge);
    }
  }
}
