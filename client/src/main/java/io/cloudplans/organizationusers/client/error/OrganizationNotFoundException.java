package io.cloudplans.organizationusers.client.error;

/**
 * There is no such organization, or the caller is not on its roster: the two are answered alike.
 *
 * <p>Status 404, type {@code /problems/organization-not-found}.
 */
public final class OrganizationNotFoundException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public OrganizationNotFoundException(Problem problem) {
    super(problem);
  }
}
