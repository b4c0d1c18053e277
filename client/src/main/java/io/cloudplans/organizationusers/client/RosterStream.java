package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.error.MalformedBodyException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.internal.response.RosterReader;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.client.model.Version;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A roster that is read while it comes, from one snapshot and without being held in memory. It is
 * for one thread. Close it, or the connection stays busy.
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
   * The organization's version.
   *
   * @return the version that all of the users belong to
   */
  public Version version() {
    return reader.version();
  }

  /**
   * The users, in the byte order of their addresses. What goes wrong on the way is thrown by the
   * stream: {@link NoResponseException} where the answer is cut or nothing more of it comes in
   * time, {@link MalformedBodyException} where it is not what it must be. So a stream that ends
   * without an exception is complete.
   *
   * @return always the same stream, to be used once
   */
  public Stream<User> users() {
    return users;
  }

  /** Gives up what is not read yet. */
  @Override
  public void close() {
    reader.close();
  }
}
