package io.cloudplans.organizationusers.conformance.cases;

import io.cloudplans.organizationusers.conformance.setup.Capability;
import io.cloudplans.organizationusers.conformance.setup.Profile;
import io.cloudplans.organizationusers.conformance.setup.Setup;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A requirement of a case beyond the main organization and its callers. */
public enum Need {
  /** The second organization of the same owner. */
  SECOND(Slot.SECOND),
  /** An organization that the callers are not on. */
  FOREIGN(Slot.FOREIGN),
  /** An organization that requires a second factor for viewing. */
  VIEW(Slot.VIEW),
  /** An organization that requires a second factor for managing users. */
  USERSMGMT(Slot.USERSMGMT),
  /** An organization that requires a second factor for other operations. */
  OTHERS(Slot.OTHERS),
  /** An organization with an id beyond 2^53. */
  LARGE(Slot.LARGE),
  /** The key that tokens are signed with. */
  KEY("the key that tokens are signed with"),
  /** A way to create organizations. */
  CREATION("a way to create organizations"),
  /** The full profile. */
  FULL("--profile full"),
  /** A server that compresses. */
  GZIP("the capability gzip"),
  /** A server that limits the rate of requests. */
  RATE_LIMIT("the capability rate-limit");

  private final String description;
  private final @Nullable Slot slot;

  Need(Slot slot) {
    description = "the organization " + slot.configName();
    this.slot = slot;
  }

  Need(String description) {
    this.description = description;
    slot = null;
  }

  /** Returns the description for reports. */
  public String description() {
    return description;
  }

  /** Returns whether a setup meets the need. */
  public boolean isMet(Setup setup) {
    return switch (this) {
      case KEY -> setup.key() != null;
      case CREATION -> setup.creator() != null;
      case FULL -> setup.profile() == Profile.FULL;
      case GZIP -> !setup.lacks().contains(Capability.GZIP);
      case RATE_LIMIT -> !setup.lacks().contains(Capability.RATE_LIMIT);
      default -> setup.creator() != null || setup.existing().containsKey(slot);
    };
  }

  /** Returns the slot of the needed organization, if the need is an organization. */
  public Optional<Slot> slot() {
    return Optional.ofNullable(slot);
  }
}
