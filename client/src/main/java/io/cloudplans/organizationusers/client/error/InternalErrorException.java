package io.cloudplans.organizationusers.client.error;

/**
 * Signals an internal error of the server. A write may have been applied; it is safe to retry with
 * its idempotency key.
 *
 * <p>Status 500, type {@code /problems/internal-error}.
 */
public final class InternalErrorException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param problem the problem document and its response
   */
  public InternalErrorException(Problem problem) {
    super(problem);
  }
}
