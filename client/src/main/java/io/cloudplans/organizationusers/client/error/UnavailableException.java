package io.cloudplans.organizationusers.client.error;

/**
 * Signals that the server cannot serve the request now. {@link #retryAfter()} says how long to
 * wait. A write may have been applied; it is safe to retry with its idempotency key.
 *
 * <p>Status 503, type {@code /problems/unavailable}.
 */
public final class UnavailableException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param problem the problem document and its response
   */
  public UnavailableException(Problem problem) {
    super(problem);
  }
}
