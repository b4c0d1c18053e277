package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.Change;
import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.Refusal;
import io.cloudplans.organizationusers.rules.roster.RefusedException;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The steps of one write, within a transaction that has the organization to itself. */
record WriteTransaction(SqlSnapshot snapshot, RosterWrite write, Instant now) {
  private static final String RAISE = "UPDATE organization SET version = ? WHERE org_id = ?";
  private static final String INSERT =
      "INSERT INTO organization_user (role, state, created_at, updated_at, org_id, email)"
          + " VALUES (?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE organization_user SET role = ?, state = ?, updated_at = ?"
          + " WHERE org_id = ? AND email = ?";
  private static final String DELETE =
      "DELETE FROM organization_user WHERE org_id = ? AND email = ?";

  /** Returns the version that the write, or the first with its key, ended at. */
  long run() {
    Organization organization = write.access().admit(snapshot);
    String key = write.idempotencyKey();
    if (key == null) {
      return change(organization);
    }
    IdempotencyKey repeatable =
        new IdempotencyKey(snapshot.sql(), organization.id(), write.access().caller(), key);
    OptionalLong first = repeatable.versionOf(write.change(), now);
    long version = first.isPresent() ? first.getAsLong() : change(organization);
    repeatable.expire(now);
    if (first.isEmpty()) {
      repeatable.keep(write.change(), version, now);
    }
    return version;
  }

  private long change(Organization organization) {
    if (!write.precondition().test(organization.version())) {
      throw new RefusedException(Refusal.PRECONDITION_FAILED);
    }
    Optional<RosterUser> before = snapshot.user(write.change().email());
    Optional<RosterUser> after = write.change().apply(before);
    if (after.equals(before)) {
      return organization.version();
    }
    long version = organization.version() + 1;
    snapshot.sql().update(RAISE, version, organization.id());
    save(organization.id(), before, after);
    new History(snapshot.sql(), organization.id()).add(entry(version, before, after));
    return version;
  }

  private void save(long orgId, Optional<RosterUser> before, Optional<RosterUser> after) {
    Sql sql = snapshot.sql();
    String email = write.change().email();
    long at = now.toEpochMilli();
    if (after.isEmpty()) {
      sql.update(DELETE, orgId, email);
      return;
    }
    String role = after.get().role().word();
    String state = after.get().state().word();
    if (before.isEmpty()) {
      sql.update(INSERT, role, state, at, at, orgId, email);
    } else {
      sql.update(UPDATE, role, state, at, orgId, email);
    }
  }

  private HistoryEntry entry(
      long version, Optional<RosterUser> before, Optional<RosterUser> after) {
    Change change = write.change();
    return new HistoryEntry(
        version,
        now,
        write.access().caller(),
        change.operation(),
        change.email(),
        before.map(RosterUser::role).orElse(null),
        before.map(RosterUser::state).orElse(null),
        after.map(RosterUser::role).orElse(null),
        after.map(RosterUser::state).orElse(null),
        null,
        change.reason(),
        write.requestId());
  }
}
