package io.cloudplans.organizationusers.client.internal.call;

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
record Body(InputStream stream, boolean whole) {

  /** Reads all of the body. */
  static BodyHandler<Body> complete() {
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
  static BodyHandler<Body> streamed(Duration patience) {
    return info ->
        info.statusCode() == 200
            ? BodySubscribers.mapping(
                BodySubscribers.ofInputStream(),
                stream -> new Body(new TimeoutInputStream(stream, patience), false))
            : complete().apply(info);
  }
}
