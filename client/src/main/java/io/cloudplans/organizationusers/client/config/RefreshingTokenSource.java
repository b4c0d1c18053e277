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

  private record Held(AccessToken token, Instant renewAt) {
    static Held of(AccessToken token, Instant now) {
      Duration life = Duration.between(now, token.expiresAt());
      return new Held(token, token.expiresAt().minus(life.dividedBy(LIFETIME_DIVISOR)));
    }
  }

  private final Supplier<AccessToken> issuer;
  private final Clock clock;
  private final AtomicReference<@Nullable CompletableFuture<Held>> renewal =
      new AtomicReference<>();
  private volatile @Nullable Held held;

  RefreshingTokenSource(Supplier<AccessToken> issuer, Clock clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  @Override
  public String token() {
    Held present = held;
    Instant now = clock.instant();
    if (present == null || !now.isBefore(present.token.expiresAt())) {
      return renewed(present);
    }
    boolean fresh = now.isBefore(present.renewAt);
    return fresh || renewal.get() != null ? present.token.value() : renewedAhead(present);
  }

  @Override
  public String tokenInsteadOf(String rejected) {
    Held present = held;
    return present == null || present.token.value().equals(rejected)
        ? renewed(present)
        : present.token.value();
  }

  private String renewedAhead(Held present) {
    try {
      return renewed(present);
    } catch (RuntimeException e) {
      // The token is still valid: the issuer may be back before it expires.
      held = Held.of(present.token, clock.instant());
      return present.token.value();
    }
  }

  /** Asks the issuer for a token, or waits for the thread that is already asking. */
  private String renewed(@Nullable Held seen) {
    CompletableFuture<Held> mine = new CompletableFuture<>();
    CompletableFuture<Held> running = renewal.compareAndExchange(null, mine);
    if (running == null) {
      ask(seen, mine);
      running = mine;
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

  private void ask(@Nullable Held seen, CompletableFuture<Held> result) {
    try {
      Held present = held;
      if (present == null || (seen != null && present.token.equals(seen.token))) {
        present = Held.of(issuer.get(), clock.instant());
        held = present;
      }
      result.complete(present);
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    } finally {
      renewal.set(null);
    }
  }
}
