package io.cloudplans.organizationusers.client.error;

/**
 * The token is good, but the organization requires a second factor for the operation, and the token
 * was issued without one (RFC 9470).
 *
 * <p>Status 401, type {@code /problems/step-up-required}.
 */
public final class StepUpRequiredException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public StepUpRequiredException(Problem problem) {
    super(problem);
  }
}
