package io.cloudplans.organizationusers.client.error;

/**
 * Signals that the user is the organization's owner, whom no operation of the API creates, changes,
 * deactivates or removes.
 *
 * <p>Status 409, type {@code /problems/owner-protected}.
 */
public final class OwnerProtectedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param problem the problem document and its response
   */
  public OwnerProtectedException(Problem problem) {
    super(problem);
  }
}
