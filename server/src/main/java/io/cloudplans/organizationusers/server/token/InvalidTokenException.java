package io.cloudplans.organizationusers.server.token;

/** A token is not to be taken. */
public final class InvalidTokenException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param reason for the developer, without anything of the token
   */
  public InvalidTokenException(String reason) {
    super(reason, null, false, false);
  }
}
