package io.cloudplans.organizationusers.client.error;

/**
 * The caller is on the organization's roster, but inactive.
 *
 * <p>Status 403, type {@code /problems/caller-inactive}.
 */
public final class CallerInactiveException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public CallerInactiveException(Problem problem) {
    super(problem);
  }
}
