package io.cloudplans.organizationusers.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.rules.roster.Change;
import io.cloudplans.organizationusers.rules.roster.Refusal;
import io.cloudplans.organizationusers.rules.roster.RefusedException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/** A caller's key for one write, kept for a day after its success. */
record IdempotencyKey(Sql sql, long orgId, String caller, String key) {
  private static final Duration LIFETIME = Duration.ofHours(24);
  private static final String FIND =
      "SELECT request_hash, version FROM idempotency_key"
          + " WHERE org_id = ? AND caller = ? AND key = ? AND expires_at > ?";
  private static final String EXPIRE =
      "DELETE FROM idempotency_key WHERE org_id = ? AND expires_at <= ?";
  private static final String INSERT =
      "INSERT INTO idempotency_key (org_id, caller, key, request_hash, version, expires_at)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  /** What the first request with the key ended at. */
  private record First(String requestHash, long version) {}

  /** The first outcome of the key; empty where it is free. */
  OptionalLong versionOf(Change change, Instant now) {
    Optional<First> first =
        sql.first(
            FIND,
            row -> new First(row.getString(1), row.getLong(2)),
            orgId,
            caller,
            key,
            now.toEpochMilli());
    if (first.isPresent() && !first.get().requestHash().equals(hash(change))) {
      throw new RefusedException(Refusal.IDEMPOTENCY_KEY_REUSED);
    }
    return first.stream().mapToLong(First::version).findFirst();
  }

  /** Drops the organization's outcomes that are too old. */
  void expire(Instant now) {
    sql.update(EXPIRE, orgId, now.toEpochMilli());
  }

  /** Keeps the outcome. */
  void keep(Change change, long version, Instant now) {
    long expiry = now.plus(LIFETIME).toEpochMilli();
    sql.update(INSERT, orgId, caller, key, hash(change), version, expiry);
  }

  private static String hash(Change change) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(change.fingerprint().getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
