package io.cloudplans.organizationusers.client.error;

/**
 * Signals a request that the contract does not allow. {@link #errors()} names each invalid value
 * and the rule that it breaks. A retry of the same request fails in the same way.
 *
 * <p>Status 400, type {@code /problems/invalid-request}.
 */
public final class InvalidRequestException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param problem the problem document and its response
   */
  public InvalidRequestException(Problem problem) {
    super(problem);
  }
}
