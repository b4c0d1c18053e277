package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.IdempotencyRecord;
import io.cloudplans.organizationusers.server.database.Sql;
import java.time.Instant;
import java.util.Optional;

/** An organization's rows of {@code idempotency_key}: one for each key of a caller. */
record IdempotencyKeyTable(Sql sql, long orgId) {
  private static final String EXPIRE =
      "DELETE FROM idempotency_key WHERE org_id = ? AND expires_at <= ?";
  private static final String FIND = "SELECT version FROM idempotency_key WHERE org_id = ? LIMIT ?";
  private static final String INSERT =
      "INSERT INTO idempotency_key (org_id, caller, key, request_hash, version, expires_at)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  private static final String DELETE = "DELETE FROM idempotency_key WHERE org_id = ?";
  private static final String DELETE_OF =
      "DELETE FROM idempotency_key WHERE org_id = ? AND caller = ?";

  /** Returns the version of any key. */
  Optional<Long> find() {
    return sql.first(FIND, row -> row.getLong(1), orgId, 1);
  }

  /** Deletes the organization's expired keys and returns their number. */
  int expire(Instant now) {
    return sql.update(EXPIRE, orgId, now.toEpochMilli());
  }

  /** Deletes the organization's expired keys together with the next statement. */
  void expireLater(Instant now) {
    sql.send(EXPIRE, orgId, now.toEpochMilli());
  }

  /** Deletes a caller's keys and returns their number. */
  int deleteOf(String caller) {
    return sql.update(DELETE_OF, orgId, caller);
  }

  void deleteAll() {
    sql.update(DELETE, orgId);
  }

  void add(String caller, String key, IdempotencyRecord record, Instant now) {
    long expiry = now.plus(IdempotencyRecord.LIFETIME).toEpochMilli();
    sql.send(INSERT, orgId, caller, key, record.requestHash(), record.version(), expiry);
  }
}
