package io.cloudplans.organizationusers.rules.roster;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The operator's commands on organizations, which are not part of the API. Every method may throw
 * {@link StoreUnavailableException}.
 */
public interface OrganizationRegistry {

  /**
   * Creates an organization at version 1 with its active owner, without a required second factor.
   *
   * @param owner the owner's address, in lower case
   * @return false, without a change, if the organization exists
   */
  boolean create(long orgId, String owner);

  /**
   * Changes an organization's policy. A change without effect keeps the version.
   *
   * @return false if there is no such organization
   */
  boolean changeMfa(long orgId, UnaryOperator<MfaPolicy> change);

  /** Passes all organizations to a consumer, in the order of their ids. */
  void organizations(Consumer<Organization> consumer);

  /**
   * Passes an organization's history to a consumer, oldest entry first; passes nothing for an
   * unknown organization.
   */
  void history(long orgId, Consumer<HistoryEntry> consumer);
}
