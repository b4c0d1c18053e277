package io.cloudplans.organizationusers.server.config;

import java.time.Duration;

/**
 * How many requests a caller may send.
 *
 * @param requests so many, at least 1
 * @param window in this time, in whole seconds
 */
public record RateLimit(long requests, Duration window) {
  public RateLimit {
    if (requests < 1 || window.toSeconds() < 1) {
      throw new IllegalArgumentException("--rate-limit: must be off, or requests a time as 100/1s");
    }
  }
}
