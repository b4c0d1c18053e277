package io.cloudplans.organizationusers.jersey.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Map;

/** Responds to a rejection by Jersey with the problem type of its status. */
final class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {
  private final StatusTypes types;

  WebApplicationExceptionMapper(StatusTypes types) {
    this.types = types;
  }

  @Override
  public Response toResponse(WebApplicationException e) {
    return ProblemResponses.response(types.of(e.getResponse().getStatus()), List.of(), Map.of());
  }
}
