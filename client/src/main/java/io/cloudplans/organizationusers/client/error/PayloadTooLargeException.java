package io.cloudplans.organizationusers.client.error;

/**
 * The body is larger than any request of this API needs.
 *
 * <p>Status 413, type {@code /problems/payload-too-large}.
 */
public final class PayloadTooLargeException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public PayloadTooLargeException(Problem problem) {
    super(problem);
  }
}
