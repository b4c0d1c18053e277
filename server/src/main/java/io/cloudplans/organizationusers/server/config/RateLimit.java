package io.cloudplans.organizationusers.server.config;

import java.time.Duration;

/**
 * The number of requests that a caller may send in a period.
 *
 * @param requests the number, at least 1
 * @param window the period, at least one second
 */
public record RateLimit(long requests, Duration window) {
  public RateLimit {
    if (requests < 1 || window.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "--rate-limit: must be off, or at least 1 request in at least 1s, such as 100/1s");
    }
  }
}
