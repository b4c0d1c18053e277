package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.IdempotencyRecord;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterTransaction;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.server.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The transaction of a write. Locks the organization, and reads everything that the write needs
 * with one statement.
 */
final class WriteTransaction implements RosterTransaction {
  private static final String READ =
      "SELECT "
          + OrganizationTable.COLUMNS_OF_O
          + ", u.email, u.role, u.state, t.email, t.role, t.state, k.request_hash, k.version"
          + " FROM organization o"
          + " JOIN organization_user u ON u.org_id = o.org_id"
          + " LEFT JOIN organization_user t ON t.org_id = o.org_id AND t.email = ?"
          + " LEFT JOIN idempotency_key k ON k.org_id = o.org_id AND k.caller = ? AND k.key = ?"
          + " AND k.expires_at > ? WHERE o.org_id = ? AND u.email = ?";

  /** Equals no key. Citus cannot plan a join with null. */
  private static final String NO_KEY = "";

  private final Sql sql;
  private final long orgId;
  private final SqlSnapshot snapshot;
  private final Optional<Found> found;

  /** The data that the write needs. */
  private record Found(
      Membership membership, Optional<RosterUser> user, Optional<IdempotencyRecord> record) {
    static Found read(ResultSet row) throws SQLException {
      int user = OrganizationTable.WIDTH + 4;
      String hash = row.getString(user + 3);
      return new Found(
          OrganizationTable.membership(row),
          row.getString(user) == null ? Optional.empty() : Optional.of(UserTable.user(row, user)),
          hash == null
              ? Optional.empty()
              : Optional.of(new IdempotencyRecord(hash, row.getLong(user + 4))));
    }
  }

  /** Locks and reads the organization of a write. */
  WriteTransaction(Sql sql, RosterWrite write, String forUpdate, Instant now) {
    this.sql = sql;
    orgId = write.access().orgId();
    snapshot = new SqlSnapshot(sql, orgId);
    if (!forUpdate.isEmpty()) {
      OrganizationTable.lock(sql, orgId, forUpdate);
    }
    String caller = write.access().caller();
    found =
        sql.first(
            READ,
            Found::read,
            write.change().email(),
            caller,
            Objects.requireNonNullElse(write.idempotencyKey(), NO_KEY),
            now.toEpochMilli(),
            orgId,
            caller);
  }

  @Override
  public Optional<Organization> organization() {
    return snapshot.organization();
  }

  @Override
  public void users(UserFilter filter, Consumer<RosterUser> consumer) {
    snapshot.users(filter, consumer);
  }

  /** Returns the write's caller; no other user was read. */
  @Override
  public Optional<Membership> membership(String email) {
    return found.map(Found::membership);
  }

  /** Returns the user to change; no other user was read. */
  @Override
  public Optional<RosterUser> user(String email) {
    return found.flatMap(Found::user);
  }

  @Override
  public Optional<IdempotencyRecord> idempotencyRecord(String caller, String key, Instant now) {
    keys().expireLater(now);
    return found.flatMap(Found::record);
  }

  @Override
  public void saveIdempotencyRecord(
      String caller, String key, IdempotencyRecord record, Instant now) {
    keys().add(caller, key, record, now);
  }

  private IdempotencyKeyTable keys() {
    return new IdempotencyKeyTable(sql, orgId);
  }

  @Override
  public void save(HistoryEntry entry) {
    new OrganizationTable(sql).setVersion(orgId, entry.version());
    new UserTable(sql, orgId).save(entry.before(), entry.after(), entry.at());
    new HistoryTable(sql, orgId).add(entry);
  }
}
