package io.cloudplans.organizationusers.server.filter;

import io.cloudplans.organizationusers.rules.contract.Operation;
import io.cloudplans.organizationusers.rules.contract.Routes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import org.jspecify.annotations.Nullable;

/**
 * Lets through only the routes. Jersey by itself would also take trailing slashes and path
 * parameters, and answer {@code OPTIONS}.
 */
@PreMatching
public final class RouteFilter implements ContainerRequestFilter {
  private static final String OPERATION = Operation.class.getName();

  private final Routes routes;

  public RouteFilter(Routes routes) {
    this.routes = routes;
  }

  /** The operation that a request is for; null for a page and what is unknown. */
  static @Nullable Operation operation(ContainerRequestContext request) {
    return (Operation) request.getProperty(OPERATION);
  }

  /**
   * Notes which operation a request is for, also for who refuses it before its route is checked.
   */
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
