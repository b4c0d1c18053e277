package io.cloudplans.organizationusers.conformance.http;

import java.time.Duration;

/**
 * The limits on the time and size of responses.
 *
 * @param timeout the time from opening a connection to the last byte of the response
 * @param responseBytes the maximum size of a response in bytes, before and after decompression
 */
public record Limits(Duration timeout, int responseBytes) {
  /** The defaults: ten seconds and 64 MiB. */
  public static final Limits STANDARD = new Limits(Duration.ofSeconds(10), 64 << 20);
}
