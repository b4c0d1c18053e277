package io.cloudplans.organizationusers.server.filter;

import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.server.config.RateLimit;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.security.Principal;

/** Limits the rate of each caller, and reports the quota (RateLimit header fields, draft 10). */
@PreMatching
@Priority(3)
public final class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String QUOTA = RateLimitFilter.class.getName();

  private final Buckets buckets;
  private final String policy;

  public RateLimitFilter(RateLimit limit, ProblemTypes types) {
    buckets = new Buckets(limit, types);
    policy = "\"caller\";q=%s;w=%s".formatted(limit.requests(), limit.window().toSeconds());
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Principal caller = request.getSecurityContext().getUserPrincipal();
    if (caller == null) {
      return;
    }
    ConsumptionProbe probe = buckets.of(caller.getName()).tryConsumeAndReturnRemaining(1);
    long reset = Buckets.seconds(probe.getNanosToWaitForReset());
    request.setProperty(QUOTA, "\"caller\";r=" + probe.getRemainingTokens() + ";t=" + reset);
    if (!probe.isConsumed()) {
      throw buckets.limited(probe.getNanosToWaitForRefill());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Object quota = request.getProperty(QUOTA);
    if (quota != null) {
      response.getHeaders().putSingle("RateLimit-Policy", policy);
      response.getHeaders().putSingle("RateLimit", quota);
    }
  }
}
