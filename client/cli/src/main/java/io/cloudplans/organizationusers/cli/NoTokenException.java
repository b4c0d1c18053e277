package io.cloudplans.organizationusers.cli;

/** There is no token to call with. The message does not repeat what came instead. */
final class NoTokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoTokenException(String message) {
    super(message);
  }
}
