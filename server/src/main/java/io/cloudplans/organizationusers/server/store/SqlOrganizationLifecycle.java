package io.cloudplans.organizationusers.server.store;

import static io.cloudplans.organizationusers.rules.roster.Rejection.CALLER_INACTIVE;
import static io.cloudplans.organizationusers.rules.roster.Rejection.ORGANIZATION_NOT_FOUND;
import static io.cloudplans.organizationusers.rules.roster.Rejection.USER_ALREADY_EXISTS;
import static io.cloudplans.organizationusers.rules.roster.Rejection.USER_NOT_FOUND;

import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RejectedException;
import io.cloudplans.organizationusers.rules.roster.Rejection;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.rules.roster.UserState;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.database.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/**
 * The operator's maintenance commands on one organization, which are safe to run while servers run.
 * A command that a rule forbids throws {@link RejectedException} and changes nothing.
 */
public final class SqlOrganizationLifecycle {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final UserFilter OWNER = new UserFilter(null, RosterRole.OWNER, null, null, null);
  private static final UserFilter ALL = new UserFilter(null, null, null, null, null);
  private static final int PURGE_ROWS = 1_000;

  private static final long NOTHING_ERASED = 0;

  private final Database database;
  private final Clock clock;

  public SqlOrganizationLifecycle(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Makes an active user of the roster the owner, and the former owner an admin, in one transaction
   * and two versions.
   *
   * @return the version after the command
   */
  public long handOver(long orgId, String newOwner) {
    return change(
        orgId,
        (sql, organization) -> {
          UserTable users = new UserTable(sql, orgId);
          RosterUser successor =
              users.find(newOwner).orElseThrow(() -> new RejectedException(USER_NOT_FOUND));
          rejectIf(successor.state() != UserState.ACTIVE, CALLER_INACTIVE);
          List<RosterUser> owners = new ArrayList<>();
          users.each(OWNER, owners::add);
          RosterUser former = owners.get(0);
          rejectIf(former.email().equals(newOwner), USER_ALREADY_EXISTS);
          long version = organization.version();
          save(sql, orgId, version + 1, former, withRole(former, RosterRole.ADMIN));
          return save(sql, orgId, version + 2, successor, withRole(successor, RosterRole.OWNER));
        });
  }

  private static RosterUser withRole(RosterUser user, RosterRole role) {
    return new RosterUser(user.email(), role, user.state());
  }

  private long save(Sql sql, long orgId, long version, RosterUser before, RosterUser after) {
    Instant now = clock.instant();
    new UserTable(sql, orgId).save(before, after, now);
    return record(sql, orgId, HistoryEntry.operator(version, now, "handover", before, after));
  }

  /** Deletes an organization; its id and last version remain. Returns the last version. */
  public long delete(long orgId) {
    return change(
        orgId,
        (sql, organization) -> {
          new IdempotencyKeyTable(sql, orgId).deleteAll();
          new HistoryTable(sql, orgId).deleteAll();
          new UserTable(sql, orgId).deleteAll();
          new OrganizationTable(sql).delete(orgId);
          new TombstoneTable(sql, orgId).add(organization.version(), clock.instant());
          return organization.version();
        });
  }

  /**
   * Replaces a former user's address in the history, as user and as actor, and removes the reasons
   * of its changes, all reasons and request ids that contain the address, and its idempotency keys.
   * Finally removes all traces of these from SQLite's files, even if an earlier run erased them.
   *
   * @return the version after the command
   */
  public long erase(long orgId, String email) {
    long version =
        change(
            orgId,
            (sql, organization) -> {
              rejectIf(new UserTable(sql, orgId).find(email).isPresent(), USER_ALREADY_EXISTS);
              int rows = new HistoryTable(sql, orgId).erase(email);
              rows += new IdempotencyKeyTable(sql, orgId).deleteOf(email);
              return rows == 0
                  ? NOTHING_ERASED
                  : recordCommand(sql, organization, organization.version() + 1, "erase");
            });
    database.discardTraces();
    rejectIf(version == NOTHING_ERASED, USER_NOT_FOUND);
    return version;
  }

  /**
   * Deletes the entries of a history before a time.
   *
   * @return the number of deleted entries
   */
  public long purgeHistory(long orgId, Instant before) {
    long version =
        change(
            orgId,
            (sql, organization) ->
                recordCommand(sql, organization, organization.version() + 1, "purge"));
    long end = write(sql -> new HistoryTable(sql, orgId).firstVersionSince(before).orElse(version));
    long deleted = 0;
    for (int batch = PURGE_ROWS; batch == PURGE_ROWS; deleted += batch) {
      batch = (int) write(sql -> (long) new HistoryTable(sql, orgId).purge(end, PURGE_ROWS));
    }
    return deleted;
  }

  /** Raises an organization's version, so that entity tags lost in a restore are not reused. */
  public long raiseVersion(long orgId, long by) {
    return change(
        orgId,
        (sql, organization) ->
            recordCommand(sql, organization, organization.version() + by, "bump"));
  }

  /** Raises the remembered versions of deleted organizations; returns their number. */
  public long raiseDeleted(long by) {
    return write(sql -> TombstoneTable.raiseAll(sql, by));
  }

  /** Reads an organization from one snapshot. */
  public OrganizationExport export(long orgId) {
    return database.read(
        Deadline.in(TIMEOUT),
        sql -> {
          List<RosterUser> users = new ArrayList<>();
          List<HistoryEntry> history = new ArrayList<>();
          Organization organization = find(sql, orgId, "");
          new UserTable(sql, orgId).each(ALL, users::add);
          new HistoryTable(sql, orgId).each(history::add);
          return new OrganizationExport(organization, users, history);
        });
  }

  /**
   * Adds an exported organization, at a version above its own and that of a deleted organization
   * with the same id. Rejects an existing id.
   *
   * @return the version after the command
   */
  public long add(OrganizationExport export) {
    Organization organization = export.organization();
    long orgId = organization.id();
    Instant now = clock.instant();
    return write(
        sql -> {
          rejectIf(!new OrganizationTable(sql).add(organization, now), USER_ALREADY_EXISTS);
          long deleted = new TombstoneTable(sql, orgId).take();
          UserTable users = new UserTable(sql, orgId);
          export.users().forEach(user -> users.save(null, user, now));
          export.history().forEach(new HistoryTable(sql, orgId)::add);
          long version = Math.max(organization.version(), deleted) + 1;
          return recordCommand(sql, organization, version, "import");
        });
  }

  private long recordCommand(Sql sql, Organization organization, long version, String operation) {
    return record(
        sql,
        organization.id(),
        HistoryEntry.operator(version, clock.instant(), operation, null, null));
  }

  private static long record(Sql sql, long orgId, HistoryEntry entry) {
    new OrganizationTable(sql).setVersion(orgId, entry.version());
    new HistoryTable(sql, orgId).add(entry);
    return entry.version();
  }

  private static void rejectIf(boolean rejected, Rejection rejection) {
    if (rejected) {
      throw new RejectedException(rejection);
    }
  }

  private static Organization find(Sql sql, long orgId, String lock) {
    return new OrganizationTable(sql)
        .find(orgId, lock)
        .orElseThrow(() -> new RejectedException(ORGANIZATION_NOT_FOUND));
  }

  private long change(long orgId, ToLongBiFunction<Sql, Organization> task) {
    return write(sql -> task.applyAsLong(sql, find(sql, orgId, database.forUpdate())));
  }

  private long write(ToLongFunction<Sql> task) {
    return database.<Long>write(Deadline.in(TIMEOUT), task::applyAsLong);
  }
}
