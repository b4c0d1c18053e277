package io.cloudplans.organizationusers.client.error;

/**
 * The caller's role in the organization does not permit the operation.
 *
 * <p>Status 403, type {@code /problems/role-not-permitted}.
 */
public final class RoleNotPermittedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public RoleNotPermittedException(Problem problem) {
    super(problem);
  }
}
