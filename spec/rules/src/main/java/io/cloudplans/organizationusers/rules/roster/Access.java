package io.cloudplans.organizationusers.rules.roster;

/**
 * A caller's request to use an operation on an organization.
 *
 * @param caller the caller's e-mail address, in lower case
 * @param secondFactor whether the caller has proved a second factor
 */
public record Access(long orgId, String caller, boolean secondFactor, Permission permission) {

  /**
   * Admits the caller or throws {@link RejectedException}. Checks in the contract's order: unknown
   * organization or caller, inactive caller, role, second factor.
   *
   * @return the organization
   */
  public Organization admit(RosterSnapshot snapshot) {
    RosterSnapshot.Membership membership =
        snapshot.membership(caller).orElseThrow(() -> rejected(Rejection.ORGANIZATION_NOT_FOUND));
    Organization organization = membership.organization();
    RosterUser user = membership.user();
    if (user.state() != UserState.ACTIVE) {
      throw rejected(Rejection.CALLER_INACTIVE);
    }
    if (!permission.roles().contains(user.role())) {
      throw rejected(Rejection.ROLE_NOT_PERMITTED);
    }
    if (organization.mfa().requires(permission.mfa()) && !secondFactor) {
      throw rejected(Rejection.STEP_UP_REQUIRED);
    }
    return organization;
  }

  private static RejectedException rejected(Rejection rejection) {
    return new RejectedException(rejection);
  }
}
