package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.rules.roster.UserState;
import io.cloudplans.organizationusers.rules.value.WireName;
import io.cloudplans.organizationusers.server.database.Sql;
import io.cloudplans.organizationusers.server.database.Sql.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An organization's rows of {@code organization_user}. */
record UserTable(Sql sql, long orgId) {
  private static final String SELECT =
      "SELECT email, role, state FROM organization_user WHERE org_id = ?";
  private static final String INSERT =
      "INSERT INTO organization_user (role, state, created_at, updated_at, org_id, email)"
          + " VALUES (?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE organization_user SET role = ?, state = ?, updated_at = ?"
          + " WHERE org_id = ? AND email = ?";
  private static final String DELETE =
      "DELETE FROM organization_user WHERE org_id = ? AND email = ?";

  private static final String DELETE_ALL = "DELETE FROM organization_user WHERE org_id = ?";

  Optional<RosterUser> find(String email) {
    return sql.first(SELECT + " AND email = ?", row -> user(row, 1), orgId, email);
  }

  /** Passes to the consumer each user that the filter selects, in the byte order of addresses. */
  void each(UserFilter filter, Consumer<RosterUser> consumer) {
    sql.each(query(filter, consumer));
  }

  /** Returns the query of {@link #each}. */
  Query<RosterUser> query(UserFilter filter, Consumer<RosterUser> consumer) {
    StringBuilder text = new StringBuilder(SELECT);
    List<Object> arguments = new ArrayList<>(List.of(orgId));
    narrow(text, arguments, " AND state = ?", wireName(filter.state()));
    narrow(text, arguments, " AND role = ?", wireName(filter.role()));
    narrow(text, arguments, " AND email = ?", filter.email());
    narrow(text, arguments, " AND email > ?", filter.after());
    text.append(" ORDER BY email");
    narrow(text, arguments, " LIMIT ?", filter.limit());
    return new Query<>(text.toString(), row -> user(row, 1), consumer, arguments);
  }

  private static void narrow(
      StringBuilder text, List<Object> arguments, String clause, @Nullable Object value) {
    if (value != null) {
      text.append(clause);
      arguments.add(value);
    }
  }

  private static @Nullable String wireName(@Nullable WireName value) {
    return value == null ? null : value.wireName();
  }

  /** Saves the change of one user; null means that the user is not on the roster. */
  void save(@Nullable RosterUser before, @Nullable RosterUser after, Instant now) {
    long at = now.toEpochMilli();
    if (after == null) {
      if (before != null) {
        sql.send(DELETE, orgId, before.email());
      }
    } else if (before == null) {
      sql.send(
          INSERT, after.role().wireName(), after.state().wireName(), at, at, orgId, after.email());
    } else {
      sql.send(UPDATE, after.role().wireName(), after.state().wireName(), at, orgId, after.email());
    }
  }

  void deleteAll() {
    sql.update(DELETE_ALL, orgId);
  }

  /** Returns the user at this column, in the order address, role, state. */
  static RosterUser user(ResultSet row, int column) throws SQLException {
    return new RosterUser(
        row.getString(column),
        RosterRole.of(row.getString(column + 1)),
        UserState.of(row.getString(column + 2)));
  }
}
