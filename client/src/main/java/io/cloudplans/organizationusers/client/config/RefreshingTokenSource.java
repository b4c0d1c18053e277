package io.cloudplans.organizationusers.client.config;

import io.cloudplans.organizationusers.client.error.CallInterruptedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps a token until shortly before it expires; one thread renews it for all threads. */
final class RefreshingTokenSource implements TokenSource {
  private static final int LIFETIME_DIVISOR = 5;

  private record CachedToken(AccessToken token, Instant renewAt) {
    static CachedToken of(AccessToken token, Instant now) {
      Duration life = Duration.between(now, token.expiresAt());
      return new CachedToken(token, token.expiresAt().minus(life.dividedBy(LIFETIME_DIVISOR)));
    }
  }

  private final Supplier<AccessToken> issuer;
  private final Clock clock;
  private final AtomicReference<@Nullable CompletableFuture<CachedToken>> renewal =
      new AtomicReference<>();
  private volatile @Nullable CachedToken cached;

  RefreshingTokenSource(Supplier<AccessToken> issuer, Clock clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  @Override
  public String token() {
    CachedToken current = cached;
    Instant now = clock.instant();
    if (current == null || !now.isBefore(current.token.expiresAt())) {
      return renewed(current);
    }
    boolean fresh = now.isBefore(current.renewAt);
    return fresh || renewal.get() != null ? current.token.value() : renewedEarly(current);
  }

  @Override
  public String tokenInsteadOf(String rejected) {
    CachedToken current = cached;
    return current == null || current.token.value().equals(rejected)
        ? renewed(current)
        : current.token.value();
  }

  private String renewedEarly(CachedToken current) {
    try {
      return renewed(current);
    } catch (RuntimeException e) {
      // The token is still valid: the issuer may be back before it expires.
      cached = CachedToken.of(current.token, clock.instant());
      return current.token.value();
    }
  }

  /**
   * Requests a token from the issuer, or waits for the thread that is already requesting a token.
   */
  private String renewed(@Nullable CachedToken seen) {
    CompletableFuture<CachedToken> created = new CompletableFuture<>();
    CompletableFuture<CachedToken> running = renewal.compareAndExchange(null, created);
    if (running == null) {
      requestToken(seen, created);
      running = created;
    }
    try {
      return running.get().token.value();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : new CompletionException(e);
    }
  }

  private void requestToken(@Nullable CachedToken seen, CompletableFuture<CachedToken> result) {
    try {
      CachedToken current = cached;
      if (current == null || (seen != null && current.token.equals(seen.token))) {
        current = CachedToken.of(issuer.get(), clock.instant());
        cached = current;
      }
      result.complete(current);
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    } finally {
      renewal.set(null);
    }
  }
}
