package io.cloudplans.organizationusers.client.error;

/**
 * Signals that the address is not on the roster.
 *
 * <p>Status 404, type {@code /problems/user-not-found}.
 */
public final class UserNotFoundException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param problem the problem document and its response
   */
  public UserNotFoundException(Problem problem) {
    super(problem);
  }
}
