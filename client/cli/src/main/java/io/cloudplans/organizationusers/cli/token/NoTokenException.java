package io.cloudplans.organizationusers.cli.token;

/**
 * Signals that there is no valid token for the call. The message does not quote a rejected text.
 */
public final class NoTokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoTokenException(String message) {
    super(message);
  }
}
