package io.cloudplans.organizationusers.client.error;

/**
 * Signals that the thread was interrupted while it waited for a response. Its interrupt status is
 * set, and the request is cancelled.
 */
public final class CallInterruptedException extends NoResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param cause the interruption
   */
  public CallInterruptedException(Exception cause) {
    super("interrupted while waiting for the response", cause);
  }
}
