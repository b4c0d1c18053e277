package io.cloudplans.organizationusers.client.error;

/**
 * The organization has no user with this address; it may have been removed in the meantime.
 *
 * <p>Status 404, type {@code /problems/user-not-found}.
 */
public final class UserNotFoundException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public UserNotFoundException(Problem problem) {
    super(problem);
  }
}
