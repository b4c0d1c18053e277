package io.cloudplans.organizationusers.server.keys;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The issuer's current keys. Thread-safe. */
public abstract class IssuerKeys implements AutoCloseable {
  final KeySetReads reads = new KeySetReads();
  volatile KeySet set = KeySet.NONE;

  /**
   * Returns the keys with this {@code kid}, or all keys for null. If the list is empty, a set that
   * was read after the call began does not have the key.
   *
   * @throws KeysUnavailableException if no such set could be read
   */
  public List<VerificationKey> named(@Nullable String id) throws KeysUnavailableException {
    return set.named(id);
  }

  /**
   * Returns all keys, for a token that names no key and that no known key verifies: those of a set
   * that was read after the call began, or of the last set if such a search ended recently.
   *
   * @throws KeysUnavailableException if no such set could be read
   */
  public List<VerificationKey> newest() throws KeysUnavailableException {
    return set.named(null);
  }

  /** Returns the last valid set; {@link KeySet#NONE} before the first. */
  public KeySet current() {
    return set;
  }

  /** Returns the record of reads so far. */
  public KeySetReads reads() {
    return reads;
  }

  /** Reads the file again if it has changed; keys from a URL have their own schedule. */
  public void reloadIfChanged() {}

  /** Reads the keys again. */
  public abstract void refresh();

  @Override
  public void close() {}
}
