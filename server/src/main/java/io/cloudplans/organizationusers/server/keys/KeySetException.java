package io.cloudplans.organizationusers.server.keys;

/** Thrown when a key set cannot be read. The message is the cause, without anything secret. */
final class KeySetException extends Exception {
  private static final long serialVersionUID = 1L;

  KeySetException(String message) {
    super(message);
  }

  KeySetException(String message, Throwable cause) {
    super(message, cause);
  }
}
