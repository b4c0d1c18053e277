package io.cloudplans.organizationusers.rules.roster;

import java.time.Duration;

/**
 * When an answer is of no use any more; past it nothing is begun.
 *
 * @param nanoTime as {@link System#nanoTime} tells it
 */
public record Deadline(long nanoTime) {
  /** One that nobody lives to see. */
  public static final Deadline NONE = in(Duration.ofDays(36_500));

  /** The deadline after this time. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** What is left until then; zero once it has passed. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  public boolean passed() {
    return nanoTime - System.nanoTime() <= 0;
  }
}
