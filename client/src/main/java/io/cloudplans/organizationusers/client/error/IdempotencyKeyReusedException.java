package io.cloudplans.organizationusers.client.error;

/**
 * The key belongs to another request of the last 24 hours. Each new request needs a new key; only
 * its repeats share it.
 *
 * <p>Status 422, type {@code /problems/idempotency-key-reused}.
 */
public final class IdempotencyKeyReusedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public IdempotencyKeyReusedException(Problem problem) {
    super(problem);
  }
}
