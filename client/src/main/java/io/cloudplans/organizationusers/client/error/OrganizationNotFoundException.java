package io.cloudplans.organizationusers.client.error;

/**
 * Signals that the organization does not exist, or that the caller is not on its roster. The server
 * does not distinguish the two.
 *
 * <p>Status 404, type {@code /problems/organization-not-found}.
 */
public final class OrganizationNotFoundException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param problem the problem document and its response
   */
  public OrganizationNotFoundException(Problem problem) {
    super(problem);
  }
}
