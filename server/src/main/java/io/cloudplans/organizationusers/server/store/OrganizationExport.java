package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import java.util.List;

/**
 * The complete state of an organization, for another database.
 *
 * @param history the history, oldest entry first
 */
public record OrganizationExport(
    Organization organization, List<RosterUser> users, List<HistoryEntry> history) {
  public OrganizationExport {
    users = List.copyOf(users);
    history = List.copyOf(history);
  }
}
