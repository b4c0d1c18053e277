package io.cloudplans.organizationusers.client.internal.response;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;

/**
 * The body of an answer.
 *
 * @param whole whether all of it is here, so that it can be read again
 */
public record Body(InputStream stream, boolean whole) {

  /** Reads all of the body. */
  public static BodyHandler<Body> complete() {
    return info ->
        BodySubscribers.mapping(
            BodySubscribers.ofByteArray(),
            bytes -> new Body(new ByteArrayInputStream(bytes), true));
  }

  /**
   * Leaves the body of a 200 to be read later, and reads all of any other.
   *
   * @param patience how long to wait for more of it
   */
  public static BodyHandler<Body> streamed(Duration patience) {
    return info ->
        info.statusCode() == 200
            ? BodySubscribers.mapping(
                BodySubscribers.ofInputStream(),
                stream -> new Body(new TimeoutInputStream(stream, patience), false))
            : complete().apply(info);
  }
}
