package io.cloudplans.organizationusers.client.internal.response;

import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.function.Function;

/**
 * The body of a response.
 *
 * @param complete whether all of it was received, so that the stream can be reset
 * @param tooLong whether it is longer than the limit, so that only its start is here
 * @param limit the most bytes that are read of it after decompression
 */
public record Body(InputStream stream, boolean complete, boolean tooLong, long limit) {
  /** For all that is no list, and for one user of a stream. */
  static final long SMALL = 1 << 20;

  /**
   * Receives a body within the time of its request.
   *
   * @param limit the most bytes of a success; errors have a smaller one
   */
  public static Function<Duration, BodyHandler<Body>> complete(long limit) {
    return timeout -> {
      long end = System.nanoTime() + timeout.toNanos();
      return info ->
          new BoundedSubscriber(
              info.statusCode() == 200 ? limit : Math.min(limit, SMALL), end - System.nanoTime());
    };
  }

  /** Receives a small body within the time of its request. */
  public static Function<Duration, BodyHandler<Body>> small() {
    return complete(SMALL);
  }

  /**
   * Leaves the body of a 200 to be read later, and receives any other.
   *
   * @param readTimeout how long to wait for more of it
   */
  public static Function<Duration, BodyHandler<Body>> streamed(Duration readTimeout) {
    return timeout -> {
      BodyHandler<Body> small = small().apply(timeout);
      return info ->
          info.statusCode() == 200
              ? BodySubscribers.mapping(
                  BodySubscribers.ofInputStream(),
                  stream ->
                      new Body(new TimeoutInputStream(stream, readTimeout), false, false, SMALL))
              : small.apply(info);
    };
  }
}
