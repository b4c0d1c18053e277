package io.cloudplans.organizationusers.client.error;

/**
 * The address is on the roster already, be it the owner's.
 *
 * <p>Status 409, type {@code /problems/user-already-exists}.
 */
public final class UserAlreadyExistsException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public UserAlreadyExistsException(Problem problem) {
    super(problem);
  }
}
