package io.cloudplans.organizationusers.server.keys;

/** Signals that a token cannot be verified because the issuer's keys cannot be read now. */
public final class KeysUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  KeysUnavailableException() {
    super("the issuer's keys cannot be read", null, false, false);
  }
}
