package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.FirstOutcome;
import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.RosterTransaction;
import io.cloudplans.organizationusers.server.database.Sql;
import java.time.Instant;
import java.util.Optional;

/** One write in a transaction that locks its organization. */
record WriteTransaction(SqlSnapshot snapshot) implements RosterTransaction {
  @Override
  public Optional<FirstOutcome> firstOutcome(String caller, String key, Instant now) {
    return keys().firstOutcome(caller, key, now);
  }

  @Override
  public void keep(String caller, String key, FirstOutcome outcome, Instant now) {
    keys().add(caller, key, outcome, now);
  }

  private IdempotencyKeyTable keys() {
    return new IdempotencyKeyTable(snapshot.sql(), snapshot.orgId());
  }

  @Override
  public void save(HistoryEntry entry) {
    Sql sql = snapshot.sql();
    long orgId = snapshot.orgId();
    new OrganizationTable(sql).raise(orgId, entry.version());
    new UserTable(sql, orgId).save(entry.before(), entry.after(), entry.at());
    new HistoryTable(sql, orgId).add(entry);
  }
}
