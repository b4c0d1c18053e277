package io.cloudplans.organizationusers.client.error;

/**
 * Signals that the organization's version does not match {@code If-Match}: another caller has
 * changed it. Nothing was written.
 *
 * <p>Status 412, type {@code /problems/precondition-failed}.
 */
public final class PreconditionFailedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param problem the problem document and its response
   */
  public PreconditionFailedException(Problem problem) {
    super(problem);
  }
}
