package io.cloudplans.organizationusers.client.internal.response;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings for receiving the bodies of a call.
 *
 * @param limit the maximum size of a successful body, in bytes
 * @param readTimeout how long to wait for each part of a streamed body, or null to receive the body
 *     as a whole
 */
public record BodySettings(long limit, @Nullable Duration readTimeout) {
  /** Receives bodies of at most 1 MiB, which is the limit for all except lists. */
  public static final BodySettings SMALL = new BodySettings(1 << 20, null);

  /** Returns settings to receive a body as a whole. */
  public static BodySettings complete(long limit) {
    return new BodySettings(limit, null);
  }

  /** Returns settings to receive a body as a stream. */
  public static BodySettings streamed(Duration readTimeout) {
    return new BodySettings(SMALL.limit, readTimeout);
  }

  /** Returns a receiver for a request whose response must be complete within the timeout. */
  public BodyReceiver receiver(Duration timeout) {
    long end = System.nanoTime() + timeout.toNanos();
    return new BodyReceiver(
        info ->
            readTimeout != null && info.statusCode() == CallResponse.OK
                ? new IncomingBody(readTimeout::toNanos)
                : new IncomingBody(() -> end - System.nanoTime()));
  }

  /** Reads a body as a whole, unless it is a stream. */
  Body body(int status, IncomingBody incoming) throws IOException {
    if (readTimeout != null && status == CallResponse.OK) {
      return new Body(incoming, false, limit);
    }
    long bound = limit(status);
    byte[] bytes = new BoundedInputStream(incoming, bound).readAllBytes();
    return new Body(new ByteArrayInputStream(bytes), true, bound);
  }

  long limit(int status) {
    return status == CallResponse.OK ? limit : Math.min(limit, SMALL.limit);
  }
}
