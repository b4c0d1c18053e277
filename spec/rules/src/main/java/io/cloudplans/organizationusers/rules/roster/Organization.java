package io.cloudplans.organizationusers.rules.roster;

import java.util.Set;

/**
 * An organization without its users.
 *
 * @param id 1 to 999999999999999999
 * @param version 1 at creation, one more with each change of a user or of the policy
 */
public record Organization(long id, long version, MfaPolicy mfa) {

  /** Returns a new organization, which does not require a second factor. */
  public static Organization created(long id) {
    return new Organization(id, 1, new MfaPolicy(Set.of()));
  }
}
