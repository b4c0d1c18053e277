package io.cloudplans.organizationusers.client.error;

/**
 * The headers are larger than any request of this API needs; the token counts among them.
 *
 * <p>Status 431, type {@code /problems/headers-too-large}.
 */
public final class HeadersTooLargeException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public HeadersTooLargeException(Problem problem) {
    super(problem);
  }
}
