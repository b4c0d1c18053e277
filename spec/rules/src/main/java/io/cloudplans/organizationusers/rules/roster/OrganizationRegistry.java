package io.cloudplans.organizationusers.rules.roster;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What the operator does to organizations; no call of the API reaches it. Every method may throw
 * {@link StoreUnavailableException}.
 */
public interface OrganizationRegistry {

  /**
   * Creates an organization at version 1 with its owner, active, and no second factor required.
   *
   * @param owner the owner's address, in lower case
   * @return false where the organization exists already; then nothing is changed
   */
  boolean create(long orgId, String owner);

  /**
   * Changes an organization's policy. A change that changes nothing leaves its version alone.
   *
   * @return false where there is no such organization
   */
  boolean changeMfa(long orgId, UnaryOperator<MfaPolicy> change);

  /** Hands over all organizations, by id. */
  void organizations(Consumer<Organization> consumer);

  /** Hands over an organization's history, oldest first; nothing where there is none. */
  void history(long orgId, Consumer<HistoryEntry> consumer);
}
