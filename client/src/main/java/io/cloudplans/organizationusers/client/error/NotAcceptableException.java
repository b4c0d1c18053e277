package io.cloudplans.organizationusers.client.error;

/**
 * The server cannot answer in what {@code Accept} asks for: most likely something between client
 * and server changed the request.
 *
 * <p>Status 406, type {@code /problems/not-acceptable}.
 */
public final class NotAcceptableException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public NotAcceptableException(Problem problem) {
    super(problem);
  }
}
