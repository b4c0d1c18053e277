package io.cloudplans.organizationusers.cli.token;

/** There is no token for the call. The message does not repeat the rejected text. */
public final class NoTokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoTokenException(String message) {
    super(message);
  }
}
