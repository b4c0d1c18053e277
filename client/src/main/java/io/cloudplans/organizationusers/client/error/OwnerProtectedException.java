package io.cloudplans.organizationusers.client.error;

/**
 * The user is the organization's owner, whom no call makes, changes, deactivates or removes.
 *
 * <p>Status 409, type {@code /problems/owner-protected}.
 */
public final class OwnerProtectedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public OwnerProtectedException(Problem problem) {
    super(problem);
  }
}
