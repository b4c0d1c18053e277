package io.cloudplans.organizationusers.server.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits on the load of a server.
 *
 * @param rate the rate of each caller; null for no limit
 * @param maxConcurrent the maximum number of requests that run at once
 * @param queueSize the maximum number of further requests that wait to run
 * @param queueTimeout how long a request waits to run
 * @param readTimeout how long a request's head and its body may each take, how long a connection
 *     may be idle, and how long a client may take to read 256 KiB of a response
 * @param deadline how long a request may take after it was read and checked
 * @param maxConnections the maximum number of open connections; further ones wait to be accepted
 * @param maxBodyBytes the maximum number of buffered bytes of request bodies
 * @param maxSpoolBytes the maximum number of bytes of all unsent responses; a response up to 1 MiB
 *     is accepted regardless
 * @param trustedProxies the proxies whose headers identify the client for a limit
 */
public record Limits(
    @Nullable RateLimit rate,
    int maxConcurrent,
    int queueSize,
    Duration queueTimeout,
    Duration readTimeout,
    Duration deadline,
    int maxConnections,
    long maxBodyBytes,
    long maxSpoolBytes,
    TrustedProxies trustedProxies) {
  private static final int MAX_THREADS = 10_000;
  private static final int MAX_QUEUE = 1_000_000;

  public Limits {
    require(
        maxConcurrent >= 1 && maxConcurrent <= MAX_THREADS,
        "--max-concurrent: must be from 1 to " + MAX_THREADS);
    require(
        queueSize >= 0 && queueSize <= MAX_QUEUE, "--queue-size: must be from 0 to " + MAX_QUEUE);
    require(!queueTimeout.isNegative(), "--queue-timeout: must be 0s or more");
    require(maxConnections >= 1, "--max-connections: must be at least 1");
    require(maxBodyBytes >= 65_536, "--max-body-bytes: must be at least 65536");
    require(maxSpoolBytes >= 0, "--max-spool-bytes: must be 0 or more");
    require(isPositive(readTimeout), "--read-timeout: must be positive");
    require(isPositive(deadline), "--deadline: must be positive");
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isZero() && !duration.isNegative();
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
