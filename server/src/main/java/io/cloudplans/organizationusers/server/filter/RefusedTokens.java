package io.cloudplans.organizationusers.server.filter;

import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.server.config.RateLimit;
import io.cloudplans.organizationusers.server.config.TrustedProxies;
import io.github.bucket4j.Bucket;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** Limits the refused tokens of each client address: a flood of them costs no signatures. */
public final class RefusedTokens {
  private final ClientAddress address;
  private final @Nullable Buckets buckets;

  /**
   * Creates a limit.
   *
   * @param limit how many tokens of an address may be refused in what time; null for any number
   */
  public RefusedTokens(@Nullable RateLimit limit, TrustedProxies proxies, ProblemTypes types) {
    address = new ClientAddress(proxies);
    buckets = limit == null ? null : new Buckets(limit, types);
  }

  /** Lets a token be verified, unless too many of its client were refused. */
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
