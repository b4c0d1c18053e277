package io.cloudplans.organizationusers.client.error;

/**
 * Signals that the address is already on the roster.
 *
 * <p>Status 409, type {@code /problems/user-already-exists}.
 */
public final class UserAlreadyExistsException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param problem the problem document and its response
   */
  public UserAlreadyExistsException(Problem problem) {
    super(problem);
  }
}
