package io.cloudplans.organizationusers.server.keys;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys with which the issuer signs now. Thread-safe. */
public interface IssuerKeys extends AutoCloseable {
  /**
   * Returns the keys of this {@code kid}, or all keys for null. An empty list means that a set that
   * is newer than the call lacks the key.
   *
   * @throws KeysUnavailableException if no such set could be read
   */
  List<VerificationKey> named(@Nullable String id) throws KeysUnavailableException;

  /** Returns the last set that could be read; {@link KeySet#NONE} before the first. */
  KeySet current();

  /** Returns how reading went so far. */
  KeySetReads reads();

  /** Reads a file again; keys behind a URL have a schedule of their own. */
  void compareFile();

  /** Reads the keys again, wherever they are. */
  void refresh();

  @Override
  void close();
}
