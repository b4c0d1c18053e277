package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.rules.roster.UserState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An organization as a transaction sees it.
 *
 * @param lock what the select of the organization's row ends with
 */
record SqlSnapshot(Sql sql, long orgId, String lock) implements RosterSnapshot {
  static final String ORGANIZATION =
      "SELECT org_id, version, mfa_view, mfa_create, mfa_update, mfa_delete, mfa_usersmgmt"
          + " FROM organization";
  private static final String USER =
      "SELECT email, role, state FROM organization_user WHERE org_id = ?";

  @Override
  public Optional<Organization> organization() {
    return sql.first(ORGANIZATION + " WHERE org_id = ?" + lock, SqlSnapshot::organization, orgId);
  }

  @Override
  public Optional<RosterUser> user(String email) {
    return sql.first(USER + " AND email = ?", SqlSnapshot::user, orgId, email);
  }

  @Override
  public void users(UserFilter filter, Consumer<RosterUser> consumer) {
    StringBuilder text = new StringBuilder(USER);
    List<Object> arguments = new ArrayList<>(List.of(orgId));
    narrow(
        text, arguments, " AND state = ?", filter.state() == null ? null : filter.state().word());
    narrow(text, arguments, " AND role = ?", filter.role() == null ? null : filter.role().word());
    narrow(text, arguments, " AND email = ?", filter.email());
    narrow(text, arguments, " AND email > ?", filter.after());
    text.append(" ORDER BY email");
    narrow(text, arguments, " LIMIT ?", filter.limit());
    sql.each(text.toString(), SqlSnapshot::user, consumer, arguments.toArray());
  }

  private static void narrow(
      StringBuilder text, List<Object> arguments, String clause, @Nullable Object value) {
    if (value != null) {
      text.append(clause);
      arguments.add(value);
    }
  }

  static Organization organization(ResultSet row) throws SQLException {
    Set<MfaClass> required = EnumSet.noneOf(MfaClass.class);
    for (MfaClass mfaClass : MfaClass.values()) {
      if (row.getBoolean("mfa_" + mfaClass.word())) {
        required.add(mfaClass);
      }
    }
    return new Organization(row.getLong("org_id"), row.getLong("version"), new MfaPolicy(required));
  }

  private static RosterUser user(ResultSet row) throws SQLException {
    return new RosterUser(
        row.getString(1), RosterRole.of(row.getString(2)), UserState.of(row.getString(3)));
  }
}
