package io.cloudplans.organizationusers.rules.value;

import java.time.Duration;

/**
 * The moment after which a result is useless, so that nothing is begun any more.
 *
 * @param nanoTime in the terms of {@link System#nanoTime}
 */
public record Deadline(long nanoTime) {
  /** A deadline that does not pass while a process lives. */
  public static final Deadline NONE = in(Duration.ofDays(36_500));

  /** Returns the deadline after this time. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Returns the time until the deadline; zero once it has passed. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  public boolean passed() {
    return nanoTime - System.nanoTime() <= 0;
  }
}
