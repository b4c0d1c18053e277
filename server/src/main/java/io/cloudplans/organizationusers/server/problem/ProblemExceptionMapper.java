package io.cloudplans.organizationusers.server.problem;

import io.cloudplans.organizationusers.rules.contract.ProblemException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers with the problem that was thrown. */
public final class ProblemExceptionMapper implements ExceptionMapper<ProblemException> {
  @Override
  public Response toResponse(ProblemException e) {
    return Problems.response(e.type(), e.faults(), e.headers());
  }
}
