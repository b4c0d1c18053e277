package io.cloudplans.organizationusers.server.filter;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.RequestProblemException;
import io.cloudplans.organizationusers.server.config.RateLimit;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Token buckets by name: full at first, and refilled evenly over the window. */
final class Buckets {
  private static final int MAX = 100_000;

  private final LoadingCache<String, Bucket> buckets;
  private final ProblemType rateLimited;

  Buckets(RateLimit limit, ProblemTypes types) {
    Bandwidth bandwidth =
        Bandwidth.builder()
            .capacity(limit.requests())
            .refillGreedy(limit.requests(), limit.window())
            .build();
    // A bucket that was unused for a window is full again, so it can be dropped.
    buckets =
        Caffeine.newBuilder()
            .maximumSize(MAX)
            .expireAfterAccess(limit.window())
            .build(name -> Bucket.builder().addLimit(bandwidth).build());
    rateLimited = types.of("rate-limited");
  }

  Bucket of(String name) {
    return buckets.get(name);
  }

  /** Returns the problem of a request that may be retried after this time. */
  RequestProblemException limited(long nanos) {
    String wait = String.valueOf(Math.max(1, seconds(nanos)));
    return new RequestProblemException(rateLimited, List.of(), Map.of("Retry-After", wait));
  }

  /** Rounds up, so that a client that waits this long is not early. */
  static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
  }
}
