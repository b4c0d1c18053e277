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

  void add(HistoryEntry entry) {
    sql.update(
        INSERT,
        entry.version(),
        entry.at().toEpochMilli(),
        entry.actor(),
        entry.operation(),
        entry.email(),
        ifPresent(entry.before(), user -> user.role().word()),
        ifPresent(entry.before(), user -> user.state().word()),
        ifPresent(entry.after(), user -> user.role().word()),
        ifPresent(entry.after(), user -> user.state().word()),
        ifPresent(entry.mfa(), HistoryTable::words),
        entry.reason(),
        entry.requestId(),
        orgId);
  }

  void each(Consumer<HistoryEntry> consumer) {
    sql.each(SELECT, HistoryTable::entry, consumer, orgId);
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

  private static @Nullable RosterUser user(ResultSet row, String age) throws SQLException {
    String role = row.getString(age + "_role");
    return role == null
        ? null
        : new RosterUser(
            row.getString("email"),
            RosterRole.of(role),
            UserState.of(row.getString(age + "_state")));
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
            .collect(toSet()));
  }
}
