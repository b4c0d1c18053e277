package io.cloudplans.organizationusers.server.keys;

/** Signals that a key set cannot be read. The message names the cause and contains no secrets. */
final class KeySetException extends Exception {
  private static final long serialVersionUID = 1L;

  KeySetException(String message) {
    super(message);
  }

  KeySetException(String message, Throwable cause) {
    super(message, cause);
  }
}
