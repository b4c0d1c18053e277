package io.cloudplans.organizationusers.conformance.setup;

import java.util.Locale;
import java.util.Set;

/** The organizations that the kit works on. */
public enum Slot {
  /** Where most cases run; without requirements of a second factor. */
  MAIN,
  /** Another one of the same owner. */
  SECOND,
  /** One that none of the callers is on but its own owner. */
  FOREIGN,
  /** Requires a second factor for viewing only. */
  VIEW,
  /** Requires a second factor for managing users only. */
  USERSMGMT,
  /** Requires a second factor for all that this API does not do. */
  OTHERS,
  /** Its id is beyond 2^53. */
  LARGE;

  /** The id that a created organization of {@link #LARGE} has. */
  public static final String BEYOND_DOUBLES = "9007199254740993";

  /** Returns the members of its MFA policy that are true. */
  public Set<String> mfa() {
    return switch (this) {
      case VIEW -> Set.of("view");
      case USERSMGMT -> Set.of("usersmgmt");
      case OTHERS -> Set.of("create", "update", "delete");
      default -> Set.of();
    };
  }

  /** Returns the slot's name in a configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
