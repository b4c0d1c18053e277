package io.cloudplans.organizationusers.client.internal.retry;

import java.time.Duration;

/** The time at which a call ends. */
public record Deadline(long nanoTime) {

  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Returns the remaining time; zero or less after the deadline. */
  public Duration remaining() {
    return Duration.ofNanos(nanoTime - System.nanoTime());
  }

  /** Returns the shorter of the duration and the remaining time. */
  public Duration atMost(Duration time) {
    Duration remaining = remaining();
    return remaining.compareTo(time) < 0 ? remaining : time;
  }
}
