package io.cloudplans.organizationusers.server.store;

import static java.util.stream.Collectors.joining;

import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot.Membership;
import io.cloudplans.organizationusers.server.database.Sql;
import io.cloudplans.organizationusers.server.database.Sql.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The rows of {@code organization}. */
record OrganizationTable(Sql sql) {
  private static final List<MfaClass> CLASSES = List.of(MfaClass.values());

  /** The number of columns of an organization. */
  static final int WIDTH = CLASSES.size() + 2;

  private static final String COLUMNS = "version, " + mfa("mfa_%s") + ", org_id";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM organization";

  /** The columns of the table with the alias {@code o} in joins. */
  static final String COLUMNS_OF_O = "o.version, " + mfa("o.mfa_%s") + ", o.org_id";

  private static final String MEMBERSHIP =
      "SELECT "
          + COLUMNS_OF_O
          + ", u.email, u.role, u.state FROM organization o"
          + " JOIN organization_user u ON u.org_id = o.org_id WHERE o.org_id = ? AND u.email = ?";
  private static final String INSERT =
      "INSERT INTO organization (created_at, "
          + COLUMNS
          + ") VALUES (?, ?, "
          + mfa("?")
          + ", ?) ON CONFLICT DO NOTHING";
  private static final String UPDATE =
      "UPDATE organization SET version = ?, " + mfa("mfa_%s = ?") + " WHERE org_id = ?";
  private static final String SET_VERSION = "UPDATE organization SET version = ? WHERE org_id = ?";

  private static final String DELETE = "DELETE FROM organization WHERE org_id = ?";

  private static String mfa(String column) {
    return Arrays.stream(MfaClass.values())
        .map(mfaClass -> column.formatted(mfaClass.wireName()))
        .collect(joining(", "));
  }

  /**
   * Returns an organization.
   *
   * @param lock the locking clause of the select, or an empty text
   */
  Optional<Organization> find(long orgId, String lock) {
    return sql.first(SELECT + " WHERE org_id = ?" + lock, OrganizationTable::organization, orgId);
  }

  /** Returns an organization and a user on its roster, with one statement. */
  Optional<Membership> membership(long orgId, String email) {
    return sql.first(MEMBERSHIP, OrganizationTable::membership, orgId, email);
  }

  /** Returns the query of {@link #membership(long, String)}. */
  static Query<Membership> membership(long orgId, String email, Consumer<Membership> consumer) {
    return new Query<>(MEMBERSHIP, OrganizationTable::membership, consumer, List.of(orgId, email));
  }

  /** Locks an organization until the transaction ends. */
  static void lock(Sql sql, long orgId, String forUpdate) {
    sql.send(SELECT + " WHERE org_id = ?" + forUpdate, orgId);
  }

  /** Passes all organizations to the consumer, in the order of their ids. */
  void each(Consumer<Organization> consumer) {
    sql.each(SELECT + " ORDER BY org_id", OrganizationTable::organization, consumer);
  }

  /** Returns false, without a change, if the organization exists. */
  boolean add(Organization organization, Instant now) {
    return sql.update(
            INSERT, Stream.concat(Stream.of(now.toEpochMilli()), columns(organization)).toArray())
        == 1;
  }

  /** Sets an organization's version and policy. */
  void update(Organization organization) {
    sql.update(UPDATE, columns(organization).toArray());
  }

  /** Sets an organization's version. */
  void setVersion(long orgId, long version) {
    sql.send(SET_VERSION, version, orgId);
  }

  void delete(long orgId) {
    sql.update(DELETE, orgId);
  }

  private static Stream<Object> columns(Organization organization) {
    return Stream.of(
            Stream.of(organization.version()),
            Arrays.stream(MfaClass.values()).map(organization.mfa()::requires),
            Stream.of(organization.id()))
        .flatMap(values -> values);
  }

  private static Organization organization(ResultSet row) throws SQLException {
    Set<MfaClass> required = EnumSet.noneOf(MfaClass.class);
    int column = 2;
    for (MfaClass mfaClass : CLASSES) {
      if (row.getBoolean(column++)) {
        required.add(mfaClass);
      }
    }
    return new Organization(row.getLong(WIDTH), row.getLong(1), new MfaPolicy(required));
  }

  static Membership membership(ResultSet row) throws SQLException {
    return new Membership(organization(row), UserTable.user(row, WIDTH + 1));
  }
}
