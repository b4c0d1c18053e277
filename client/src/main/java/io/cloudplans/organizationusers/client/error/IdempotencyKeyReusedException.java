package io.cloudplans.organizationusers.client.error;

/**
 * Signals that the idempotency key belongs to another request of the last 24 hours. A new request
 * needs a new key; only its retries share it.
 *
 * <p>Status 422, type {@code /problems/idempotency-key-reused}.
 */
public final class IdempotencyKeyReusedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param problem the problem document and its response
   */
  public IdempotencyKeyReusedException(Problem problem) {
    super(problem);
  }
}
