package io.cloudplans.organizationusers.client.error;

/**
 * The token is missing, expired, not meant for this service, or not signed by an issuer that the
 * server trusts. A new token is needed.
 *
 * <p>Status 401, type {@code /problems/invalid-token}.
 */
public final class InvalidTokenException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public InvalidTokenException(Problem problem) {
    super(problem);
  }
}
