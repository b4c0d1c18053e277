package io.cloudplans.organizationusers.client.error;

/**
 * The request is not what the contract allows: {@link #errors()} names each place and what it must
 * hold. Sent again as it is, it gets the same answer.
 *
 * <p>Status 400, type {@code /problems/invalid-request}.
 */
public final class InvalidRequestException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public InvalidRequestException(Problem problem) {
    super(problem);
  }
}
