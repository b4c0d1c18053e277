package io.cloudplans.organizationusers.client.error;

/**
 * Signals that the caller's role does not permit the operation.
 *
 * <p>Status 403, type {@code /problems/role-not-permitted}.
 */
public final class RoleNotPermittedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param problem the problem document and its response
   */
  public RoleNotPermittedException(Problem problem) {
    super(problem);
  }
}
