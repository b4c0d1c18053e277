package io.cloudplans.organizationusers.jersey.problem;

import io.cloudplans.organizationusers.rules.contract.RequestProblemException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Responds with the thrown problem. */
final class RequestProblemMapper implements ExceptionMapper<RequestProblemException> {
  @Override
  public Response toResponse(RequestProblemException e) {
    return ProblemResponses.response(e.type(), e.faults(), e.headers());
  }
}
