package io.cloudplans.organizationusers.server.filter;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.RequestProblemException;
import io.cloudplans.organizationusers.server.config.RateLimit;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Holds each caller to its rate, and tells it where it stands (RateLimit header fields, -10). */
@PreMatching
public final class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final int MOST_CALLERS = 100_000;
  private static final String STANDING = RateLimitFilter.class.getName();

  private final LoadingCache<String, Bucket> buckets;
  private final String policy;
  private final ProblemType rateLimited;

  public RateLimitFilter(RateLimit limit, ProblemTypes types) {
    // A bucket that nobody used for a window is full again, and so need not be kept.
    buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(limit.window())
            .build(caller -> bucket(limit));
    policy = "\"caller\";q=%s;w=%s".formatted(limit.requests(), limit.window().toSeconds());
    rateLimited = types.of("rate-limited");
  }

  /** Returns the bucket of a new caller: full, and refilled evenly over the window. */
  private static Bucket bucket(RateLimit limit) {
    return Bucket.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(limit.requests())
                .refillGreedy(limit.requests(), limit.window())
                .build())
        .build();
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Principal caller = request.getSecurityContext().getUserPrincipal();
    if (caller == null) {
      return;
    }
    ConsumptionProbe probe = buckets.get(caller.getName()).tryConsumeAndReturnRemaining(1);
    request.setProperty(
        STANDING,
        "\"caller\";r=%s;t=%s"
            .formatted(probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset())));
    if (!probe.isConsumed()) {
      String wait = String.valueOf(Math.max(1, seconds(probe.getNanosToWaitForRefill())));
      throw new RequestProblemException(rateLimited, List.of(), Map.of("Retry-After", wait));
    }
  }

  /** Rounded up, so that who waits so long does not come too early. */
  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Object standing = request.getProperty(STANDING);
    if (standing != null) {
      response.getHeaders().putSingle("RateLimit-Policy", policy);
      response.getHeaders().putSingle("RateLimit", standing);
    }
  }
}
