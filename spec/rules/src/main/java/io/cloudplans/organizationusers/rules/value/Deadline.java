package io.cloudplans.organizationusers.rules.value;

import java.time.Duration;

/**
 * The time after which the result of a request is useless, so that no new step of it begins.
 *
 * @param nanoTime the time as a value of {@link System#nanoTime}
 */
public record Deadline(long nanoTime) {
  /** A deadline that never passes during the life of a process. */
  public static final Deadline NONE = in(Duration.ofDays(36_500));

  /** Returns the deadline at the end of a duration from now. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Returns the time until the deadline; zero once it has passed. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  public boolean hasPassed() {
    return nanoTime - System.nanoTime() <= 0;
  }
}
