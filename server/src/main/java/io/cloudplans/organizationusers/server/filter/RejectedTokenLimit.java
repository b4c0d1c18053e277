package io.cloudplans.organizationusers.server.filter;

import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.server.config.RateLimit;
import io.cloudplans.organizationusers.server.config.TrustedProxies;
import io.github.bucket4j.Bucket;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Limits the rejected tokens of each client address. Above the limit, no signature is verified, so
 * that a flood of invalid tokens costs little.
 */
public final class RejectedTokenLimit {
  private final ClientAddress address;
  private final @Nullable Buckets buckets;

  /**
   * Creates a limit.
   *
   * @param limit the number of rejected tokens per address and period; null for no limit
   */
  public RejectedTokenLimit(@Nullable RateLimit limit, TrustedProxies proxies, ProblemTypes types) {
    address = new ClientAddress(proxies);
    buckets = limit == null ? null : new Buckets(limit, types);
  }

  /** Throws if too many tokens from the client's address were rejected. */
  void admit(ContainerRequestContext request) {
    if (buckets != null) {
      Bucket bucket = buckets.of(address.of(request));
      if (bucket.getAvailableTokens() == 0) {
        throw buckets.limited(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
      }
    }
  }

  void count(ContainerRequestContext request) {
    if (buckets != null) {
      buckets.of(address.of(request)).tryConsume(1);
    }
  }
}
