package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.server.config.Limits;
import io.cloudplans.organizationusers.server.config.RateLimit;
import io.cloudplans.organizationusers.server.config.TrustedProxies;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for limits on the load. */
final class LimitOptions {
  @Option(
      names = "--rate-limit",
      converter = RateLimitConverter.class,
      defaultValue = "100/1s",
      description =
          "Requests per caller, and rejected tokens per address, in a period, such as 100/1s; or"
              + " off.")
  private @Nullable RateLimit rateLimit;

  @Option(
      names = "--max-concurrent",
      defaultValue = "64",
      description = "Requests that run at once.")
  private int maxConcurrent;

  @Option(
      names = "--queue-size",
      defaultValue = "1024",
      description = "Requests that may wait to run; further ones get 503.")
  private int queueSize;

  @Option(
      names = "--queue-timeout",
      converter = DurationConverter.class,
      defaultValue = "2s",
      description = "How long a request waits to run before it gets 503.")
  private Duration queueTimeout;

  @Option(
      names = "--read-timeout",
      converter = DurationConverter.class,
      defaultValue = "15s",
      description =
          "How long a request's head and its body may each take, how long a connection may be"
              + " idle, and how long a client may take to read 256 KiB of a response.")
  private Duration readTimeout;

  @Option(
      names = "--deadline",
      converter = DurationConverter.class,
      defaultValue = "10s",
      description = "How long a request may take, once it is read, before it gets 503.")
  private Duration deadline;

  @Option(
      names = "--max-connections",
      defaultValue = "4096",
      description = "Open connections; further ones wait to be accepted until one closes.")
  private int maxConnections;

  @Option(
      names = "--max-body-bytes",
      defaultValue = "67108864",
      description = "Bytes of all request bodies that are being read; further ones get 503.")
  private long maxBodyBytes;

  @Option(
      names = "--max-spool-bytes",
      defaultValue = "1073741824",
      description =
          "Bytes of all unsent responses; at this limit, or a quarter of it for one caller, a list"
              + " over 1 MiB gets 503.")
  private long maxSpoolBytes;

  @Option(
      names = "--trusted-proxies",
      defaultValue = "",
      description =
          "Addresses or CIDR blocks, separated by commas, whose Forwarded or X-Forwarded-For header"
              + " names the client.")
  private String trustedProxies;

  Limits limits() {
    return new Limits(
        rateLimit,
        maxConcurrent,
        queueSize,
        queueTimeout,
        readTimeout,
        deadline,
        maxConnections,
        maxBodyBytes,
        maxSpoolBytes,
        TrustedProxies.of(trustedProxies));
  }
}
