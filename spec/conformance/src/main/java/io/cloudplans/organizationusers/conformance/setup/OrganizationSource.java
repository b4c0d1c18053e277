package io.cloudplans.organizationusers.conformance.setup;

import java.util.Map;

/** Creates the organizations that the kit works on. */
@FunctionalInterface
public interface OrganizationSource {
  /**
   * Creates an organization that has only its owner and does not require a second factor.
   *
   * @param orgId 1 to 18 decimal digits
   * @param owner the owner's e-mail address
   */
  void create(String orgId, String owner);

  /** Deletes an organization that this source created; does nothing by default. */
  default void delete(String orgId) {}

  /**
   * Sets the classes of operations for which an organization requires a second factor.
   *
   * @param mfa {@code view}, {@code create}, {@code update}, {@code delete}, {@code usersmgmt},
   *     each with its value
   * @return false if this source cannot set the classes, which is the default; the cases that need
   *     such an organization then do not run
   */
  default boolean changeMfa(String orgId, Map<String, Boolean> mfa) {
    return false;
  }
}
