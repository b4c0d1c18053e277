package io.cloudplans.organizationusers.rules.roster;

import java.util.Set;

/**
 * The permission for an operation: a row of the authorization matrix.
 *
 * @param roles the roles that may use the operation
 * @param mfa the class of the operation, for which a second factor may be required
 */
public record Permission(Set<RosterRole> roles, MfaClass mfa) {
  public Permission {
    roles = Set.copyOf(roles);
  }
}
