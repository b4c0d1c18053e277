package io.cloudplans.organizationusers.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what comes at a time of its own, and not for ever. */
final class Eventually {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private Eventually() {}

  /** Returns once a condition holds; an {@link IllegalStateException} names it when it does not. */
  static void holds(String name, Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("after " + patience + " still not: " + name);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
