package io.cloudplans.organizationusers.client.error;

/**
 * The request took longer to arrive than the server waits. It changed nothing and can be sent
 * again.
 *
 * <p>Status 408, type {@code /problems/request-timeout}.
 */
public final class RequestTimeoutException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public RequestTimeoutException(Problem problem) {
    super(problem);
  }
}
