package io.cloudplans.organizationusers.server.filter;

import io.cloudplans.organizationusers.rules.contract.Operation;
import io.cloudplans.organizationusers.rules.contract.Routes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import org.jspecify.annotations.Nullable;

/**
 * Rejects what is no route. Jersey by itself also accepts trailing slashes and path parameters, and
 * responds to {@code OPTIONS}.
 */
@PreMatching
public final class RouteFilter implements ContainerRequestFilter {
  private static final String OPERATION = Operation.class.getName();

  private final Routes routes;

  public RouteFilter(Routes routes) {
    this.routes = routes;
  }

  /** Returns the operation that a request is for; null for a page and an unknown route. */
  static @Nullable Operation operation(ContainerRequestContext request) {
    return (Operation) request.getProperty(OPERATION);
  }

  /** Notes the operation of a request before its route is checked. */
  void note(ContainerRequestContext request) {
    request.setProperty(OPERATION, routes.operation(request.getMethod(), path(request)));
  }

  @Override
  public void filter(ContainerRequestContext request) {
    routes.check(request.getMethod(), path(request));
  }

  private static String path(ContainerRequestContext request) {
    return request.getUriInfo().getRequestUri().getRawPath();
  }
}
