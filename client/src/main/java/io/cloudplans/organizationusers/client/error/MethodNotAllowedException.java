package io.cloudplans.organizationusers.client.error;

/**
 * The path has no such method: most likely something between client and server changed the request.
 *
 * <p>Status 405, type {@code /problems/method-not-allowed}.
 */
public final class MethodNotAllowedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public MethodNotAllowedException(Problem problem) {
    super(problem);
  }
}
