package io.cloudplans.organizationusers.client.error;

/**
 * Signals that the token is missing, expired, not meant for this service, or not signed by an
 * issuer that the server trusts. A new token is needed.
 *
 * <p>Status 401, type {@code /problems/invalid-token}.
 */
public final class InvalidTokenException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param problem the problem document and its response
   */
  public InvalidTokenException(Problem problem) {
    super(problem);
  }
}
