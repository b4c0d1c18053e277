package io.cloudplans.organizationusers.conformance.http;

import java.time.Duration;

/**
 * How long the kit waits and how much it reads.
 *
 * @param timeout the time from opening a connection to the last byte of the response
 * @param responseBytes the most bytes of a response, before and after decompression
 */
public record Limits(Duration timeout, int responseBytes) {
  /** Ten seconds and 64 MiB. */
  public static final Limits STANDARD = new Limits(Duration.ofSeconds(10), 64 << 20);
}
