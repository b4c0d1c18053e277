package io.cloudplans.organizationusers.rules.roster;

import java.util.Set;

/** The classes of operations for which an organization requires a second factor. */
public record MfaPolicy(Set<MfaClass> required) {
  public MfaPolicy {
    required = Set.copyOf(required);
  }

  /** Returns whether the organization requires a second factor for this class. */
  public boolean requires(MfaClass mfaClass) {
    return required.contains(mfaClass);
  }
}
