package io.cloudplans.organizationusers.client.error;

/**
 * The caller sends faster than permitted. {@link #retryAfter()} says how long to wait.
 *
 * <p>Status 429, type {@code /problems/rate-limited}.
 */
public final class RateLimitedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public RateLimitedException(Problem problem) {
    super(problem);
  }
}
