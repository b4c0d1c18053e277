package io.cloudplans.organizationusers.server.store;

import static java.util.stream.Collectors.joining;

import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.UserState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row for each version of an organization. */
record History(Sql sql, long orgId) {
  private static final String COLUMNS =
      "version, at, actor, operation, email, old_role, old_state, new_role, new_state, mfa, reason,"
          + " request_id";
  private static final String INSERT =
      "INSERT INTO organization_user_history ("
          + COLUMNS
          + ", org_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String SELECT =
      "SELECT " + COLUMNS + " FROM organization_user_history WHERE org_id = ? ORDER BY version";

  void add(HistoryEntry entry) {
    sql.update(
        INSERT,
        entry.version(),
        entry.at().toEpochMilli(),
        entry.actor(),
        entry.operation(),
        entry.email(),
        ifPresent(entry.oldRole(), RosterRole::word),
        ifPresent(entry.oldState(), UserState::word),
        ifPresent(entry.newRole(), RosterRole::word),
        ifPresent(entry.newState(), UserState::word),
        ifPresent(entry.mfa(), History::words),
        entry.reason(),
        entry.requestId(),
        orgId);
  }

  void each(Consumer<HistoryEntry> consumer) {
    sql.each(SELECT, History::entry, consumer, orgId);
  }

  private static HistoryEntry entry(ResultSet row) throws SQLException {
    return new HistoryEntry(
        row.getLong("version"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("actor"),
        row.getString("operation"),
        row.getString("email"),
        ifPresent(row.getString("old_role"), RosterRole::of),
        ifPresent(row.getString("old_state"), UserState::of),
        ifPresent(row.getString("new_role"), RosterRole::of),
        ifPresent(row.getString("new_state"), UserState::of),
        ifPresent(row.getString("mfa"), History::policy),
        row.getString("reason"),
        row.getString("request_id"));
  }

  private static <T, R> @Nullable R ifPresent(@Nullable T value, Function<T, R> mapping) {
    return value == null ? null : mapping.apply(value);
  }

  private static String words(MfaPolicy policy) {
    return policy.required().stream().sorted().map(MfaClass::word).collect(joining(","));
  }

  private static MfaPolicy policy(String words) {
    return new MfaPolicy(
        Arrays.stream(words.split(","))
            .filter(word -> !word.isEmpty())
            .map(MfaClass::of)
            .collect(Collectors.toSet()));
  }
}
