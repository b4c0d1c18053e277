package io.cloudplans.organizationusers.server.keys;

/** Thrown when a token cannot be judged because the issuer's keys cannot be read now. */
public final class KeysUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  KeysUnavailableException() {
    super("the issuer's keys cannot be read", null, false, false);
  }
}
