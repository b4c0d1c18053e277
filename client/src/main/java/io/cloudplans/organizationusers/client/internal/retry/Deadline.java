package io.cloudplans.organizationusers.client.internal.retry;

import java.time.Duration;

/** The moment at which a call gives up. */
public record Deadline(long nanoTime) {

  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** What is left; zero or less when it is over. */
  public Duration remaining() {
    return Duration.ofNanos(nanoTime - System.nanoTime());
  }

  /** The time, or what is left where that is less. */
  public Duration atMost(Duration time) {
    Duration remaining = remaining();
    return remaining.compareTo(time) < 0 ? remaining : time;
  }
}
