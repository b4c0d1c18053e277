package io.cloudplans.organizationusers.conformance.session;

import io.cloudplans.organizationusers.conformance.setup.TokenSource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Caches tokens, because some sources start a process for each. */
final class Tokens {
  private static final long KEPT = Duration.ofMinutes(8).toNanos();

  private final TokenSource source;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(String token, long at) {}

  Tokens(TokenSource source) {
    this.source = source;
  }

  String token(String email, boolean secondFactor) {
    return kept.compute(
            email + secondFactor,
            (key, old) ->
                old != null && System.nanoTime() - old.at < KEPT
                    ? old
                    : new Kept(source.token(email, secondFactor), System.nanoTime()))
        .token();
  }
}
