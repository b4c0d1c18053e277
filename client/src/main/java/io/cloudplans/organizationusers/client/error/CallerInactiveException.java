package io.cloudplans.organizationusers.client.error;

/**
 * Signals that the caller is on the organization's roster, but inactive.
 *
 * <p>Status 403, type {@code /problems/caller-inactive}.
 */
public final class CallerInactiveException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param problem the problem document and its response
   */
  public CallerInactiveException(Problem problem) {
    super(problem);
  }
}
