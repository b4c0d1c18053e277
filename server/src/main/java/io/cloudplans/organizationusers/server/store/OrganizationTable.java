package io.cloudplans.organizationusers.server.store;

import static java.util.stream.Collectors.joining;

import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.server.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The rows of {@code organization}. */
record OrganizationTable(Sql sql) {
  private static final String COLUMNS = "version, " + mfa("mfa_%s") + ", org_id";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM organization";
  private static final String INSERT =
      "INSERT INTO organization (created_at, "
          + COLUMNS
          + ") VALUES (?, ?, "
          + mfa("?")
          + ", ?) ON CONFLICT DO NOTHING";
  private static final String UPDATE =
      "UPDATE organization SET version = ?, " + mfa("mfa_%s = ?") + " WHERE org_id = ?";
  private static final String RAISE = "UPDATE organization SET version = ? WHERE org_id = ?";

  private static final String DELETE = "DELETE FROM organization WHERE org_id = ?";

  private static String mfa(String column) {
    return Arrays.stream(MfaClass.values())
        .map(mfaClass -> column.formatted(mfaClass.word()))
        .collect(joining(", "));
  }

  /**
   * Returns an organization.
   *
   * @param lock the end of the select
   */
  Optional<Organization> find(long orgId, String lock) {
    return sql.first(SELECT + " WHERE org_id = ?" + lock, OrganizationTable::organization, orgId);
  }

  /** Passes on all organizations, by id. */
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
  void raise(long orgId, long version) {
    sql.update(RAISE, version, orgId);
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
    for (MfaClass mfaClass : MfaClass.values()) {
      if (row.getBoolean("mfa_" + mfaClass.word())) {
        required.add(mfaClass);
      }
    }
    return new Organization(row.getLong("org_id"), row.getLong("version"), new MfaPolicy(required));
  }
}
