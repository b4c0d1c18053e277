package io.cloudplans.organizationusers.server.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits on the load of a server.
 *
 * @param rate the rate of each caller; null for no limit
 * @param concurrent the number of requests that run at once
 * @param waiting the number of further requests that wait to run
 * @param queueTimeout how long a request waits to run
 * @param readTimeout how long a request's head and its body may each take, how long a connection
 *     may be idle, and how long it may take none of a response
 * @param deadline how long a request may take after it was read and checked
 * @param connections the number of open connections; further ones wait to be accepted
 * @param bodyBytes the number of buffered bytes of request bodies
 * @param spoolBytes the number of bytes of all unsent responses over 1 MiB
 * @param trustedProxies the proxies whose headers identify the client for a limit
 */
public record Limits(
    @Nullable RateLimit rate,
    int concurrent,
    int waiting,
    Duration queueTimeout,
    Duration readTimeout,
    Duration deadline,
    int connections,
    long bodyBytes,
    long spoolBytes,
    TrustedProxies trustedProxies) {
  // The defaults, as compile-time constants for annotations.
  public static final int RATE_REQUESTS = 100;
  public static final int RATE_SECONDS = 1;
  public static final int CONCURRENT = 64;
  public static final int WAITING = 256;
  public static final int QUEUE_SECONDS = 2;
  public static final int READ_SECONDS = 15;
  public static final int DEADLINE_SECONDS = 10;
  public static final int CONNECTIONS = 4096;
  public static final long BODY_BYTES = 64L << 20;
  public static final long SPOOL_BYTES = 1L << 30;

  /** The default limits. */
  public static final Limits STANDARD =
      new Limits(
          new RateLimit(RATE_REQUESTS, Duration.ofSeconds(RATE_SECONDS)),
          CONCURRENT,
          WAITING,
          Duration.ofSeconds(QUEUE_SECONDS),
          Duration.ofSeconds(READ_SECONDS),
          Duration.ofSeconds(DEADLINE_SECONDS),
          CONNECTIONS);

  /** Creates limits with the default buffers. */
  public Limits(
      @Nullable RateLimit rate,
      int concurrent,
      int waiting,
      Duration queueTimeout,
      Duration readTimeout,
      Duration deadline,
      int connections) {
    this(
        rate,
        concurrent,
        waiting,
        queueTimeout,
        readTimeout,
        deadline,
        connections,
        BODY_BYTES,
        SPOOL_BYTES,
        TrustedProxies.NONE);
  }

  public Limits {
    require(concurrent >= 1, "--max-concurrent: must be at least 1");
    require(waiting >= 0, "--queue-size: must be 0 or more");
    require(!queueTimeout.isNegative(), "--queue-timeout: must be 0s or more");
    require(connections >= 1, "--max-connections: must be at least 1");
    require(bodyBytes >= 65_536, "--max-body-bytes: must be at least 65536");
    require(spoolBytes >= 0, "--max-spool-bytes: must be 0 or more");
    require(isPositive(readTimeout), "--read-timeout: must be positive");
    require(isPositive(deadline), "--deadline: must be positive");
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isZero() && !duration.isNegative();
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
