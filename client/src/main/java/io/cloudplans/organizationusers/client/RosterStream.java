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
 * Reads a roster while it arrives, from one snapshot and in bounded memory, however long it is. It
 * is for one thread. Close it, or the connection stays busy.
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
   * NoResponseException} where the response is cut or late, a {@link MalformedBodyException} where
   * it is invalid, and a {@link ResponseTooLargeException} where a single user has more than 1 MiB.
   * A stream that ends without an exception is complete.
   *
   * @return always the same stream, to be used once
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
