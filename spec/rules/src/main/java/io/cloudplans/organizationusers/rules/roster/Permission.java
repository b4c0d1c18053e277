package io.cloudplans.organizationusers.rules.roster;

import java.util.Set;

/**
 * The callers that may use an operation: a row of the authorization matrix.
 *
 * @param roles the roles that may use it
 * @param mfa the class for which a second factor may be required
 */
public record Permission(Set<RosterRole> roles, MfaClass mfa) {
  public Permission {
    roles = Set.copyOf(roles);
  }
}
