package io.cloudplans.organizationusers.client.error;

/**
 * The thread was interrupted while it waited for the answer. Its interrupt status is set, and the
 * request is given up.
 */
public final class CallInterruptedException extends NoResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param cause the interruption
   */
  public CallInterruptedException(InterruptedException cause) {
    super("interrupted while waiting for the answer", cause);
  }
}
