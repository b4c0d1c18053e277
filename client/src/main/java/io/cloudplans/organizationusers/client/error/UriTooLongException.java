package io.cloudplans.organizationusers.client.error;

/**
 * The URI is longer than any request of this API needs.
 *
 * <p>Status 414, type {@code /problems/uri-too-long}.
 */
public final class UriTooLongException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public UriTooLongException(Problem problem) {
    super(problem);
  }
}
