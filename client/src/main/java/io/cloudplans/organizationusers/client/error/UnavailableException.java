package io.cloudplans.organizationusers.client.error;

/**
 * The server cannot answer now. {@link #retryAfter()} says how long to wait. A write may have been
 * carried out; with its idempotency key it is safe to repeat.
 *
 * <p>Status 503, type {@code /problems/unavailable}.
 */
public final class UnavailableException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public UnavailableException(Problem problem) {
    super(problem);
  }
}
