package io.cloudplans.organizationusers.client.error;

/**
 * The server has nothing at the path: most likely the base URL is wrong.
 *
 * <p>Status 404, type {@code /problems/route-not-found}.
 */
public final class RouteNotFoundException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public RouteNotFoundException(Problem problem) {
    super(problem);
  }
}
