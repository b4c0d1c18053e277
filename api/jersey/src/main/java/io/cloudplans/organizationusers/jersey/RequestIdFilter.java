package io.cloudplans.organizationusers.jersey;

import io.cloudplans.organizationusers.api.model.Problem;
import io.cloudplans.organizationusers.rules.contract.RequestId;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Sets an id on each request, and that id and the common headers on its response. */
final class RequestIdFilter implements ContainerRequestFilter, ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    String id = RequestId.of(request.getHeaders().get(RequestId.HEADER));
    request.getHeaders().putSingle(RequestId.HEADER, id);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    @Nullable String id = request.getHeaderString(RequestId.HEADER);
    response.getHeaders().putSingle(RequestId.HEADER, id);
    response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
    if (!response.getHeaders().containsKey("Cache-Control")) {
      response.getHeaders().putSingle("Cache-Control", "no-store");
    }
    if (response.getEntity() instanceof Problem problem) {
      problem.setRequestId(id);
    }
  }
}
