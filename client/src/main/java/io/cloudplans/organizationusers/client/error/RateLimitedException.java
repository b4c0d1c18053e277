package io.cloudplans.organizationusers.client.error;

/**
 * Signals that the caller has sent too many requests. {@link #retryAfter()} says how long to wait.
 * The request was not executed.
 *
 * <p>Status 429, type {@code /problems/rate-limited}.
 */
public final class RateLimitedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param problem the problem document and its response
   */
  public RateLimitedException(Problem problem) {
    super(problem);
  }
}
