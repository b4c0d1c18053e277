package io.cloudplans.organizationusers.rules.roster;

/**
 * A caller's request to use an operation on an organization.
 *
 * @param caller the caller's e-mail address, in lower case
 * @param secondFactor whether the caller proved a second factor
 */
public record Access(long orgId, String caller, boolean secondFactor, Permission permission) {

  /**
   * Admits the caller or throws {@link RefusedException}, in the contract's order: unknown
   * organization or caller, inactive caller, role, second factor.
   *
   * @return the organization
   */
  public Organization admit(RosterSnapshot snapshot) {
    Organization organization =
        snapshot.organization().orElseThrow(() -> refused(Refusal.ORGANIZATION_NOT_FOUND));
    RosterUser user =
        snapshot.user(caller).orElseThrow(() -> refused(Refusal.ORGANIZATION_NOT_FOUND));
    if (user.state() != UserState.ACTIVE) {
      throw refused(Refusal.CALLER_INACTIVE);
    }
    if (!permission.roles().contains(user.role())) {
      throw refused(Refusal.ROLE_NOT_PERMITTED);
    }
    if (organization.mfa().requires(permission.mfa()) && !secondFactor) {
      throw refused(Refusal.STEP_UP_REQUIRED);
    }
    return organization;
  }

  private static RefusedException refused(Refusal refusal) {
    return new RefusedException(refusal);
  }
}
