package io.cloudplans.organizationusers.server.store;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.UserState;
import io.cloudplans.organizationusers.server.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An organization's rows of {@code organization_user_history}: one for each version. */
record HistoryTable(Sql sql, long orgId) {
  private static final String COLUMNS =
      "version, at, actor, operation, email, old_role, old_state, new_role, new_state, mfa, reason,"
          + " request_id";
  private static final String INSERT =
      "INSERT INTO organization_user_history ("
          + COLUMNS
          + ", org_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String SELECT =
      "SELECT " + COLUMNS + " FROM organization_user_history WHERE org_id = ? ORDER BY version";

  private static final String FIRST_SINCE =
      "SELECT version FROM organization_user_history WHERE org_id = ? AND at >= ?"
          + " ORDER BY version LIMIT ?";
  private static final String FIRST =
      "SELECT version FROM organization_user_history WHERE org_id = ? ORDER BY version LIMIT ?";
  private static final String PURGE =
      "DELETE FROM organization_user_history WHERE org_id = ? AND version < ?";
  private static final String DELETE = "DELETE FROM organization_user_history WHERE org_id = ?";
  private static final String ERASE_USER =
      "UPDATE organization_user_history SET email = ?, reason = ? WHERE org_id = ? AND email ="
          + " ?";
  private static final String ERASE_ACTOR =
      "UPDATE organization_user_history SET actor = ? WHERE org_id = ? AND actor = ?";
  private static final String ERASE_REASON =
      "UPDATE organization_user_history SET reason = ?"
          + " WHERE org_id = ? AND LOWER(reason) <> REPLACE(LOWER(reason), ?, ?)";
  private static final String ERASE_REQUEST_ID =
      "UPDATE organization_user_history SET request_id = ?"
          + " WHERE org_id = ? AND LOWER(request_id) <> REPLACE(LOWER(request_id), ?, ?)";

  void add(HistoryEntry entry) {
    sql.send(
        INSERT,
        entry.version(),
        entry.at().toEpochMilli(),
        entry.actor(),
        entry.operation(),
        entry.email(),
        ifPresent(entry.before(), user -> user.role().wireName()),
        ifPresent(entry.before(), user -> user.state().wireName()),
        ifPresent(entry.after(), user -> user.role().wireName()),
        ifPresent(entry.after(), user -> user.state().wireName()),
        ifPresent(entry.mfa(), HistoryTable::text),
        entry.reason(),
        entry.requestId(),
        orgId);
  }

  void each(Consumer<HistoryEntry> consumer) {
    sql.each(SELECT, HistoryTable::entry, consumer, orgId);
  }

  /**
   * Replaces an address, and removes its reasons and the reasons and request ids that contain it;
   * returns the number of changed rows.
   */
  int erase(String email) {
    return sql.update(ERASE_USER, HistoryEntry.ERASED, null, orgId, email)
        + sql.update(ERASE_ACTOR, HistoryEntry.ERASED, orgId, email)
        + sql.update(ERASE_REASON, null, orgId, email, "")
        + sql.update(ERASE_REQUEST_ID, null, orgId, email, "");
  }

  /** Returns the version of the oldest entry at or after a time. */
  Optional<Long> firstVersionSince(Instant time) {
    return sql.first(FIRST_SINCE, row -> row.getLong(1), orgId, time.toEpochMilli(), 1);
  }

  /** Deletes up to {@code max} of the oldest entries below a version; returns their number. */
  int purge(long end, int max) {
    long first = sql.first(FIRST, row -> row.getLong(1), orgId, 1).orElse(end);
    return sql.update(PURGE, orgId, Math.min(end, first + max));
  }

  void deleteAll() {
    sql.update(DELETE, orgId);
  }

  private static HistoryEntry entry(ResultSet row) throws SQLException {
    return new HistoryEntry(
        row.getLong("version"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("actor"),
        row.getString("operation"),
        user(row, "old"),
        user(row, "new"),
        ifPresent(row.getString("mfa"), HistoryTable::policy),
        row.getString("reason"),
        row.getString("request_id"));
  }

  private static @Nullable RosterUser user(ResultSet row, String prefix) throws SQLException {
    String role = row.getString(prefix + "_role");
    return role == null
        ? null
        : new RosterUser(
            row.getString("email"),
            RosterRole.of(role),
            UserState.of(row.getString(prefix + "_state")));
  }

  private static <T, R> @Nullable R ifPresent(@Nullable T value, Function<T, R> mapping) {
    return value == null ? null : mapping.apply(value);
  }

  private static String text(MfaPolicy policy) {
    return policy.required().stream().sorted().map(MfaClass::wireName).collect(joining(","));
  }

  private static MfaPolicy policy(String text) {
    return new MfaPolicy(
        Arrays.stream(text.split(","))
            .filter(name -> !name.isEmpty())
            .map(MfaClass::of)
            .collect(toSet()));
  }
}
