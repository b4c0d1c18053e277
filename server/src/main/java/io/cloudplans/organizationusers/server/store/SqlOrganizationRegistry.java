package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.OrganizationRegistry;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.database.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The operator's commands on a SQL database. */
public final class SqlOrganizationRegistry implements OrganizationRegistry {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Database database;
  private final Clock clock;

  public SqlOrganizationRegistry(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public boolean create(long orgId, String owner) {
    Instant now = clock.instant();
    return write(
        sql -> {
          OrganizationTable organizations = new OrganizationTable(sql);
          if (!organizations.add(Organization.created(orgId), now)) {
            return false;
          }
          // Read after this transaction owns the row, so that no deletion intervenes.
          long version = new TombstoneTable(sql, orgId).take() + 1;
          organizations.setVersion(orgId, version);
          HistoryEntry entry = HistoryEntry.created(version, now, owner);
          new UserTable(sql, orgId).save(entry.before(), entry.after(), now);
          new HistoryTable(sql, orgId).add(entry);
          return true;
        });
  }

  @Override
  public boolean changeMfa(long orgId, UnaryOperator<MfaPolicy> change) {
    return write(
        sql -> {
          Optional<Organization> organization =
              new OrganizationTable(sql).find(orgId, database.forUpdate());
          organization.ifPresent(current -> save(sql, current, change.apply(current.mfa())));
          return organization.isPresent();
        });
  }

  private void save(Sql sql, Organization organization, MfaPolicy policy) {
    if (policy.equals(organization.mfa())) {
      return;
    }
    long orgId = organization.id();
    long version = organization.version() + 1;
    new OrganizationTable(sql).update(new Organization(orgId, version, policy));
    new HistoryTable(sql, orgId).add(HistoryEntry.mfaChanged(version, clock.instant(), policy));
  }

  @Override
  public void organizations(Consumer<Organization> consumer) {
    read(sql -> new OrganizationTable(sql).each(consumer));
  }

  @Override
  public void history(long orgId, Consumer<HistoryEntry> consumer) {
    read(sql -> new HistoryTable(sql, orgId).each(consumer));
  }

  private boolean write(Predicate<Sql> task) {
    return database.write(Deadline.in(TIMEOUT), task::test);
  }

  private void read(Consumer<Sql> task) {
    database.<@Nullable Void>read(
        Deadline.NONE,
        sql -> {
          task.accept(sql);
          return null;
        });
  }
}
