package io.cloudplans.organizationusers.server.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a server takes on at most.
 *
 * @param rate how many requests a caller may send; null for any number
 * @param concurrent how many requests are worked on at once
 * @param waiting how many more may wait for that
 * @param queueTimeout how long one may wait
 * @param readTimeout how long a request's head and its body may each take, and how long a
 *     connection may be silent
 * @param deadline how long the work on a request may take, once it was read and checked
 * @param connections how many may be open; the next ones are not accepted before one is closed
 */
public record Limits(
    @Nullable RateLimit rate,
    int concurrent,
    int waiting,
    Duration queueTimeout,
    Duration readTimeout,
    Duration deadline,
    int connections) {

  /** The limits where nothing else is said. */
  public static final Limits STANDARD =
      new Limits(
          new RateLimit(100, Duration.ofSeconds(1)),
          64,
          256,
          Duration.ofSeconds(2),
          Duration.ofSeconds(15),
          Duration.ofSeconds(10),
          4096);

  public Limits {
    if (concurrent < 1 || waiting < 0 || queueTimeout.isNegative()) {
      throw new IllegalArgumentException(
          "--max-concurrent, --queue-size, --queue-timeout: must not be negative");
    }
    if (connections < 1) {
      throw new IllegalArgumentException("--max-connections: must be at least 1");
    }
    if (deadline.isZero() || deadline.isNegative()) {
      throw new IllegalArgumentException("--deadline: must be longer than 0s");
    }
  }
}
