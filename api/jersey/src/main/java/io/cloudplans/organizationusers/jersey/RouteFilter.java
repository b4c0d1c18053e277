package io.cloudplans.organizationusers.jersey;

import io.cloudplans.organizationusers.rules.contract.Routes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * Rejects unknown routes. Jersey alone would also accept trailing slashes and path parameters, and
 * respond to {@code OPTIONS}.
 */
final class RouteFilter implements ContainerRequestFilter {
  private final Routes routes;

  RouteFilter(Routes routes) {
    this.routes = routes;
  }

  /** Stores the operation of a request before its route is checked. */
  void storeOperation(ContainerRequestContext request) {
    HeadChecks.setOperation(request, routes.operation(request.getMethod(), path(request)));
  }

  @Override
  public void filter(ContainerRequestContext request) {
    routes.check(request.getMethod(), path(request));
  }

  private static String path(ContainerRequestContext request) {
    return request.getUriInfo().getRequestUri().getRawPath();
  }
}
