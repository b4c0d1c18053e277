package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.error.MalformedBodyException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.error.ResponseTooLargeException;
import io.cloudplans.organizationusers.client.internal.response.RosterReader;
import io.cloudplans.organizationusers.client.model.ResponseHeaders;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.client.model.Version;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A roster that is read while it arrives, from one snapshot and in bounded memory for any number of
 * users. Not thread-safe. Close it; otherwise the connection stays busy.
 */
public final class RosterStream implements AutoCloseable {
  private final RosterReader reader;
  private final Stream<User> users;

  RosterStream(RosterReader reader) {
    this.reader = reader;
    this.users =
        StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                    reader, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT),
                false)
            .onClose(reader::close);
  }

  /**
   * Returns the organization's version.
   *
   * @return the version that all of the users belong to
   */
  public Version version() {
    return reader.version();
  }

  /**
   * Returns the users, in the byte order of their addresses. The stream throws a {@link
   * NoResponseException} if the response is cut off or late, a {@link MalformedBodyException} if it
   * is invalid, and a {@link ResponseTooLargeException} if a single user exceeds 1 MiB. After an
   * exception the stream throws the same exception again. A stream that ends without an exception
   * is complete.
   *
   * @return the same stream on each call, to be used once
   */
  public Stream<User> users() {
    return users;
  }

  /**
   * Returns the response's header fields.
   *
   * @return the fields, with the request id
   */
  public ResponseHeaders headers() {
    return reader.headers();
  }

  /** Closes the connection unless the roster was read to its end. */
  @Override
  public void close() {
    reader.close();
  }
}
