package io.cloudplans.organizationusers.client.error;

/**
 * The organization is at none of the versions of {@code If-Match}: somebody changed it since.
 * Nothing was written.
 *
 * <p>Status 412, type {@code /problems/precondition-failed}.
 */
public final class PreconditionFailedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public PreconditionFailedException(Problem problem) {
    super(problem);
  }
}
