package io.cloudplans.organizationusers.conformance.setup;

import java.util.Map;

/** Creates the organizations that the kit works on. */
@FunctionalInterface
public interface OrganizationSource {
  /**
   * Creates an organization without users but its owner, that requires no second factor.
   *
   * @param orgId 1 to 18 decimal digits
   * @param owner the owner's e-mail address
   */
  void create(String orgId, String owner);

  /** Deletes an organization that this source created; does nothing by default. */
  default void delete(String orgId) {}

  /**
   * Sets for which classes of operation an organization requires a second factor.
   *
   * @param mfa {@code view}, {@code create}, {@code update}, {@code delete}, {@code usersmgmt},
   *     each with its value
   * @return false if this source cannot do so, as it is by default; the cases that need it do not
   *     run then
   */
  default boolean mfa(String orgId, Map<String, Boolean> mfa) {
    return false;
  }
}
