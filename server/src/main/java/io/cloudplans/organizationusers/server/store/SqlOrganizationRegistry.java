package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.Deadline;
import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.OrganizationRegistry;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.UserState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The operator's commands in a SQL database. */
public final class SqlOrganizationRegistry implements OrganizationRegistry {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String CREATE =
      "INSERT INTO organization (org_id, version, mfa_view, mfa_create, mfa_update, mfa_delete,"
          + " mfa_usersmgmt, created_at) VALUES (?, 1, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String ADD_OWNER =
      "INSERT INTO organization_user (org_id, email, role, state, created_at, updated_at)"
          + " VALUES (?, ?, ?, ?, ?, ?)";
  private static final String CHANGE_MFA =
      "UPDATE organization SET version = ?, mfa_view = ?, mfa_create = ?, mfa_update = ?,"
          + " mfa_delete = ?, mfa_usersmgmt = ? WHERE org_id = ?";

  private final Database database;
  private final Clock clock;

  public SqlOrganizationRegistry(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public boolean create(long orgId, String owner) {
    Instant now = clock.instant();
    long at = now.toEpochMilli();
    RosterRole role = RosterRole.OWNER;
    UserState state = UserState.ACTIVE;
    return write(
        sql -> {
          if (sql.update(CREATE, orgId, false, false, false, false, false, at) == 0) {
            return false;
          }
          sql.update(ADD_OWNER, orgId, owner, role.word(), state.word(), at, at);
          new History(sql, orgId).add(HistoryEntry.created(now, owner));
          return true;
        });
  }

  @Override
  public boolean changeMfa(long orgId, UnaryOperator<MfaPolicy> change) {
    return write(
        sql -> {
          SqlSnapshot snapshot = new SqlSnapshot(sql, orgId, database.forUpdate());
          Optional<Organization> organization = snapshot.organization();
          organization.ifPresent(present -> save(sql, present, change.apply(present.mfa())));
          return organization.isPresent();
        });
  }

  private void save(Sql sql, Organization organization, MfaPolicy policy) {
    if (policy.equals(organization.mfa())) {
      return;
    }
    long version = organization.version() + 1;
    sql.update(
        CHANGE_MFA,
        version,
        policy.requires(MfaClass.VIEW),
        policy.requires(MfaClass.CREATE),
        policy.requires(MfaClass.UPDATE),
        policy.requires(MfaClass.DELETE),
        policy.requires(MfaClass.USERSMGMT),
        organization.id());
    new History(sql, organization.id())
        .add(HistoryEntry.mfaChanged(version, clock.instant(), policy));
  }

  @Override
  public void organizations(Consumer<Organization> consumer) {
    read(
        sql ->
            sql.each(
                SqlSnapshot.ORGANIZATION + " ORDER BY org_id",
                SqlSnapshot::organization,
                consumer));
  }

  @Override
  public void history(long orgId, Consumer<HistoryEntry> consumer) {
    read(sql -> new History(sql, orgId).each(consumer));
  }

  private boolean write(Predicate<Sql> writing) {
    Deadline deadline = Deadline.in(PATIENCE);
    return database.write(deadline, connection -> writing.test(new Sql(connection, deadline)));
  }

  private void read(Consumer<Sql> reading) {
    database.<@Nullable Void>read(
        Deadline.NONE,
        connection -> {
          reading.accept(new Sql(connection, Deadline.NONE));
          return null;
        });
  }
}
