package io.cloudplans.organizationusers.conformance.session;

import io.cloudplans.organizationusers.conformance.setup.TokenSource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Caches tokens, because some sources start a process for each token. */
final class TokenCache {
  private static final long LIFETIME_NANOS = Duration.ofMinutes(8).toNanos();

  private final TokenSource source;
  private final Map<String, CachedToken> cached = new ConcurrentHashMap<>();

  private record CachedToken(String token, long cachedAt) {}

  TokenCache(TokenSource source) {
    this.source = source;
  }

  String token(String email, boolean secondFactor) {
    return cached
        .compute(
            email + secondFactor,
            (key, old) ->
                old != null && System.nanoTime() - old.cachedAt < LIFETIME_NANOS
                    ? old
                    : new CachedToken(source.token(email, secondFactor), System.nanoTime()))
        .token();
  }
}
