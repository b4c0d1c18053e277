package io.cloudplans.organizationusers.server.keys;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The issuer's current keys. Thread-safe. */
public interface IssuerKeys extends AutoCloseable {
  /**
   * Returns the keys with this {@code kid}, or all keys for null. An empty list means that a set
   * that was read after the call began lacks the key.
   *
   * @throws KeysUnavailableException if no such set could be read
   */
  List<VerificationKey> named(@Nullable String id) throws KeysUnavailableException;

  /** Returns the last valid set; {@link KeySet#NONE} before the first. */
  KeySet current();

  /** Returns the record of reads so far. */
  KeySetReads reads();

  /** Reads a file again; keys from a URL have their own schedule. */
  void compareFile();

  /** Reads the keys again. */
  void refresh();

  @Override
  void close();
}
