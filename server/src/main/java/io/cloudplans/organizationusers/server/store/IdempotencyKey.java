package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.FirstOutcome;
import java.time.Instant;
import java.util.Optional;

/** A caller's key for one write, kept for a day after its success. */
record IdempotencyKey(Sql sql, long orgId, String caller, String key) {
  private static final String FIND =
      "SELECT request_hash, version FROM idempotency_key"
          + " WHERE org_id = ? AND caller = ? AND key = ? AND expires_at > ?";
  private static final String EXPIRE =
      "DELETE FROM idempotency_key WHERE org_id = ? AND expires_at <= ?";
  private static final String INSERT =
      "INSERT INTO idempotency_key (org_id, caller, key, request_hash, version, expires_at)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  /** The first outcome, where the key is not free; drops the organization's that are too old. */
  Optional<FirstOutcome> firstOutcome(Instant now) {
    sql.update(EXPIRE, orgId, now.toEpochMilli());
    return sql.first(
        FIND,
        row -> new FirstOutcome(row.getString(1), row.getLong(2)),
        orgId,
        caller,
        key,
        now.toEpochMilli());
  }

  /** Keeps the outcome. */
  void keep(FirstOutcome outcome, Instant now) {
    long expiry = now.plus(FirstOutcome.LIFETIME).toEpochMilli();
    sql.update(INSERT, orgId, caller, key, outcome.requestHash(), outcome.version(), expiry);
  }
}
