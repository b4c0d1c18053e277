package io.cloudplans.organizationusers.server.filter;

import io.cloudplans.organizationusers.api.model.Problem;
import io.cloudplans.organizationusers.jersey.HeadChecks;
import io.cloudplans.organizationusers.rules.contract.Operation;
import io.cloudplans.organizationusers.rules.contract.RequestId;
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

  public MeterFilter(RequestMeter meter) {
    this.meter = meter;
  }

  /** Starts measuring a request, or resumes its log context on another thread. */
  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getProperty(START) == null) {
      request.setProperty(START, System.nanoTime());
      TraceContext.begin(
          request.getHeaderString(RequestId.HEADER), request.getHeaderString("traceparent"));
    } else {
      TraceContext.resume(request);
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Operation operation = HeadChecks.operation(request);
    long start = (Long) request.getProperty(START);
    meter.record(
        operation == null ? "none" : operation.id(),
        response.getStatus(),
        response.getEntity() instanceof Problem problem
            ? problem.getType().substring(problem.getType().lastIndexOf('/') + 1)
            : "none",
        Duration.ofNanos(System.nanoTime() - start),
        LogMembers.of(request));
    TraceContext.end();
  }
}
