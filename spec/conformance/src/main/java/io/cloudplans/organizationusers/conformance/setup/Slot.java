package io.cloudplans.organizationusers.conformance.setup;

import java.util.Locale;
import java.util.Set;

/** The role of an organization in the cases. */
public enum Slot {
  /** The organization of most cases, which does not require a second factor. */
  MAIN,
  /** Another organization of the same owner. */
  SECOND,
  /** An organization whose roster has none of the callers except its own owner. */
  FOREIGN,
  /** An organization that requires a second factor for viewing only. */
  VIEW,
  /** An organization that requires a second factor for managing users only. */
  USERSMGMT,
  /** An organization that requires a second factor for the operations outside this API only. */
  OTHERS,
  /** An organization with an id beyond 2^53. */
  LARGE;

  /** The id of a created organization of {@link #LARGE}. */
  public static final String BEYOND_DOUBLES = "9007199254740993";

  /** Returns the members of the MFA policy that are true. */
  public Set<String> mfa() {
    return switch (this) {
      case VIEW -> Set.of("view");
      case USERSMGMT -> Set.of("usersmgmt");
      case OTHERS -> Set.of("create", "update", "delete");
      default -> Set.of();
    };
  }

  /** Returns the slot's name in a configuration. */
  public String configName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
