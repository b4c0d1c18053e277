package io.cloudplans.organizationusers.client.error;

/**
 * The body is not announced as plain JSON: most likely something between client and server changed
 * the request.
 *
 * <p>Status 415, type {@code /problems/unsupported-media-type}.
 */
public final class UnsupportedMediaTypeException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public UnsupportedMediaTypeException(Problem problem) {
    super(problem);
  }
}
