package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.server.database.Sql;
import java.time.Instant;

/** An organization's row of {@code organization_tombstone}: its version when it was deleted. */
record TombstoneTable(Sql sql, long orgId) {
  private static final String FIND = "SELECT version FROM organization_tombstone WHERE org_id = ?";
  private static final String INSERT =
      "INSERT INTO organization_tombstone (version, deleted_at, org_id) VALUES (?, ?, ?)";
  private static final String DELETE = "DELETE FROM organization_tombstone WHERE org_id = ?";

  private static final String RAISE_ALL = "UPDATE organization_tombstone SET version = version + ?";

  /** Raises the versions of all deleted organizations and returns their number. */
  static int raiseAll(Sql sql, long by) {
    return sql.update(RAISE_ALL, by);
  }

  void add(long version, Instant now) {
    sql.update(INSERT, version, now.toEpochMilli(), orgId);
  }

  /** Removes the row and returns its version, or 0 if there is no row. */
  long take() {
    long version = sql.first(FIND, row -> row.getLong(1), orgId).orElse(0L);
    if (version > 0) {
      sql.update(DELETE, orgId);
    }
    return version;
  }
}
