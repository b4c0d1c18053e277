package io.cloudplans.organizationusers.jersey;

import io.cloudplans.organizationusers.rules.contract.Routes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * Rejects what is no route. Jersey by itself also accepts trailing slashes and path parameters, and
 * responds to {@code OPTIONS}.
 */
final class RouteFilter implements ContainerRequestFilter {
  private final Routes routes;

  RouteFilter(Routes routes) {
    this.routes = routes;
  }

  /** Notes the operation of a request before its route is checked. */
  void note(ContainerRequestContext request) {
    HeadChecks.note(request, routes.operation(request.getMethod(), path(request)));
  }

  @Override
  public void filter(ContainerRequestContext request) {
    routes.check(request.getMethod(), path(request));
  }

  private static String path(ContainerRequestContext request) {
    return request.getUriInfo().getRequestUri().getRawPath();
  }
}
