package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.FirstOutcome;
import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.RosterTransaction;
import java.time.Instant;
import java.util.Optional;

/**
 * What one write asks of the database, within a transaction that has the organization to itself.
 */
record WriteTransaction(SqlSnapshot snapshot) implements RosterTransaction {
  private static final String RAISE = "UPDATE organization SET version = ? WHERE org_id = ?";
  private static final String INSERT =
      "INSERT INTO organization_user (role, state, created_at, updated_at, org_id, email)"
          + " VALUES (?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE organization_user SET role = ?, state = ?, updated_at = ?"
          + " WHERE org_id = ? AND email = ?";
  private static final String DELETE =
      "DELETE FROM organization_user WHERE org_id = ? AND email = ?";

  @Override
  public Optional<FirstOutcome> firstOutcome(String caller, String key, Instant now) {
    return idempotencyKey(caller, key).firstOutcome(now);
  }

  @Override
  public void keep(String caller, String key, FirstOutcome outcome, Instant now) {
    idempotencyKey(caller, key).keep(outcome, now);
  }

  private IdempotencyKey idempotencyKey(String caller, String key) {
    return new IdempotencyKey(snapshot.sql(), snapshot.orgId(), caller, key);
  }

  @Override
  public void save(HistoryEntry entry) {
    snapshot.sql().update(RAISE, entry.version(), snapshot.orgId());
    saveUser(entry);
    new History(snapshot.sql(), snapshot.orgId()).add(entry);
  }

  private void saveUser(HistoryEntry entry) {
    Sql sql = snapshot.sql();
    if (entry.newRole() == null || entry.newState() == null) {
      sql.update(DELETE, snapshot.orgId(), entry.email());
      return;
    }
    String role = entry.newRole().word();
    String state = entry.newState().word();
    long at = entry.at().toEpochMilli();
    if (entry.oldRole() == null) {
      sql.update(INSERT, role, state, at, at, snapshot.orgId(), entry.email());
    } else {
      sql.update(UPDATE, role, state, at, snapshot.orgId(), entry.email());
    }
  }
}
