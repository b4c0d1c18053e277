package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.FirstOutcome;
import io.cloudplans.organizationusers.server.database.Sql;
import java.time.Instant;
import java.util.Optional;

/** An organization's rows of {@code idempotency_key}: one for each key of a caller. */
record IdempotencyKeyTable(Sql sql, long orgId) {
  private static final String FIND =
      "SELECT request_hash, version FROM idempotency_key"
          + " WHERE org_id = ? AND caller = ? AND key = ? AND expires_at > ?";
  private static final String EXPIRE =
      "DELETE FROM idempotency_key WHERE org_id = ? AND expires_at <= ?";
  private static final String INSERT =
      "INSERT INTO idempotency_key (org_id, caller, key, request_hash, version, expires_at)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  /** Deletes the organization's expired keys, then returns the key's outcome if there is one. */
  Optional<FirstOutcome> firstOutcome(String caller, String key, Instant now) {
    sql.update(EXPIRE, orgId, now.toEpochMilli());
    return sql.first(
        FIND,
        row -> new FirstOutcome(row.getString(1), row.getLong(2)),
        orgId,
        caller,
        key,
        now.toEpochMilli());
  }

  void add(String caller, String key, FirstOutcome outcome, Instant now) {
    long expiry = now.plus(FirstOutcome.LIFETIME).toEpochMilli();
    sql.update(INSERT, orgId, caller, key, outcome.requestHash(), outcome.version(), expiry);
  }
}
