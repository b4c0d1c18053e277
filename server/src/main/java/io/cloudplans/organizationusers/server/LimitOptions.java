package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.server.http.Limits;
import io.cloudplans.organizationusers.server.http.RateLimit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a server takes on at most. */
final class LimitOptions {
  @Option(
      names = "--rate-limit",
      converter = RateLimitConverter.class,
      defaultValue = "100/1s",
      description = "How many requests a caller may send in what time, or off.")
  private @Nullable RateLimit rateLimit;

  @Option(
      names = "--max-concurrent",
      defaultValue = "64",
      description = "How many requests are worked on at once.")
  private int maxConcurrent;

  @Option(
      names = "--max-waiting",
      defaultValue = "256",
      description = "How many more may wait; the next is answered with 503.")
  private int maxWaiting;

  @Option(
      names = "--max-wait",
      converter = DurationConverter.class,
      defaultValue = "2s",
      description = "How long a request may wait before it is answered with 503.")
  private Duration maxWait;

  @Option(
      names = "--patience",
      converter = DurationConverter.class,
      defaultValue = "15s",
      description = "How long a head and a body may take, and a connection be silent.")
  private Duration patience;

  @Option(
      names = "--deadline",
      converter = DurationConverter.class,
      defaultValue = "10s",
      description = "How long the work on a request may take before it is answered with 503.")
  private Duration deadline;

  @Option(
      names = "--max-connections",
      defaultValue = "4096",
      description = "How many connections may be open; more are accepted as others close.")
  private int maxConnections;

  Limits limits() {
    return new Limits(
        rateLimit, maxConcurrent, maxWaiting, maxWait, patience, deadline, maxConnections);
  }
}
