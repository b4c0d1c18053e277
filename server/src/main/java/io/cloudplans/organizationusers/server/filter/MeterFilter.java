package io.cloudplans.organizationusers.server.filter;

import io.cloudplans.organizationusers.api.model.Problem;
import io.cloudplans.organizationusers.rules.contract.Operation;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.time.Duration;

/** Measures the time from the first check to the response. */
@PreMatching
public final class MeterFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String START = MeterFilter.class.getName();

  private final RequestMeter meter;
  private final RouteFilter routes;

  public MeterFilter(RequestMeter meter, RouteFilter routes) {
    this.meter = meter;
    this.routes = routes;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(START, System.nanoTime());
    routes.note(request);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Operation operation = RouteFilter.operation(request);
    long start = (Long) request.getProperty(START);
    meter.note(
        operation == null ? "none" : operation.id(),
        response.getStatus(),
        response.getEntity() instanceof Problem problem
            ? problem.getType().substring(problem.getType().lastIndexOf('/') + 1)
            : "none",
        Duration.ofNanos(System.nanoTime() - start),
        LogMembers.of(request));
    // Here, because Jersey may call the filter of the request's id first.
    TraceContext.end();
  }
}
