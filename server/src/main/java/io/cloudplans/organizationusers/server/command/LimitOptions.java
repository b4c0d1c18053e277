package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.server.config.Limits;
import io.cloudplans.organizationusers.server.config.RateLimit;
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
      names = "--queue-size",
      defaultValue = "256",
      description = "How many more may wait; the next is answered with 503.")
  private int queueSize;

  @Option(
      names = "--queue-timeout",
      converter = DurationConverter.class,
      defaultValue = "2s",
      description = "How long a request may wait before it is answered with 503.")
  private Duration queueTimeout;

  @Option(
      names = "--read-timeout",
      converter = DurationConverter.class,
      defaultValue = "15s",
      description = "How long a head and a body may take, and a connection be silent.")
  private Duration readTimeout;

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
        rateLimit, maxConcurrent, queueSize, queueTimeout, readTimeout, deadline, maxConnections);
  }
}
