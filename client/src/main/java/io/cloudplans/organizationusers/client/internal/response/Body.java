package io.cloudplans.organizationusers.client.internal.response;

import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;

/**
 * The body of a response.
 *
 * @param complete whether all of it was received, so that the stream can be reset
 * @param limit the most bytes that are read of it after decompression
 */
public record Body(InputStream stream, boolean complete, long limit) {
  /** For all that is no list, and for one user of a stream. */
  static final long SMALL = 1 << 20;

  /**
   * Receives the body.
   *
   * @param limit the most bytes of a success; errors have a smaller one
   */
  public static BodyHandler<Body> complete(long limit) {
    return info ->
        new BoundedSubscriber(info, info.statusCode() == 200 ? limit : Math.min(limit, SMALL));
  }

  /** Receives a small body. */
  public static BodyHandler<Body> small() {
    return complete(SMALL);
  }

  /**
   * Leaves the body of a 200 to be read later, and receives any other.
   *
   * @param readTimeout how long to wait for more of it
   */
  public static BodyHandler<Body> streamed(Duration readTimeout) {
    return info ->
        info.statusCode() == 200
            ? BodySubscribers.mapping(
                BodySubscribers.ofInputStream(),
                stream -> new Body(new TimeoutInputStream(stream, readTimeout), false, SMALL))
            : small().apply(info);
  }
}
