package io.cloudplans.organizationusers.client.error;

/**
 * The fault is the server's. Whether a write was carried out is not known; with its idempotency key
 * it is safe to repeat.
 *
 * <p>Status 500, type {@code /problems/internal-error}.
 */
public final class InternalErrorException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public InternalErrorException(Problem problem) {
    super(problem);
  }
}
