package io.cloudplans.organizationusers.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the check of statements. */
class SqlBindingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM organization_user WHERE email = ?",
        "SELECT email FROM organization_user WHERE email = ?",
        "SELECT email FROM organization_user",
        "SELECT email FROM organization_user WHERE org_id = ? OR email = ?",
        "SELECT email FROM organization_user WHERE org_id > ?",
        "SELECT email FROM organization_user WHERE org_id = org_id",
        "SELECT email FROM organization_user WHERE org_id = 42",
        "SELECT email FROM organization_user WHERE old_org_id = ?",
        "SELECT u.email FROM organization_user u JOIN organization o ON o.version = u.role"
            + " WHERE o.version = ?",
        "SELECT email FROM organization_user JOIN organization ON true WHERE org_id = ?",
        "SELECT email FROM organization_user, organization WHERE org_id = ?",
        "SELECT email FROM organization_user WHERE org_id = ? UNION SELECT email FROM"
            + " organization_user",
        "SELECT email FROM organization_user WHERE org_id = ?; DELETE FROM organization_user",
        "SELECT email FROM organization_user WHERE org_id = ? -- AND state = ?",
        "INSERT INTO organization_user (email, role) VALUES (?, ?)",
        "INSERT INTO organization_user SELECT org_id, email FROM organization_user",
        "INSERT INTO organization (org_id, version) VALUES (?, 1) ON CONFLICT (org_id) DO UPDATE"
            + " SET version = ?",
        "UPDATE organization SET version = ?",
        "UPDATE organization SET org_id = ? WHERE org_id = ?",
        "UPDATE organization SET version = (SELECT 1) WHERE org_id = ?",
        "DELETE FROM idempotency_key WHERE expires_at <= ?",
        "TRUNCATE organization_user",
        "SELECT nextval('ids')",
        "SELECT pg_advisory_lock(?)"
      })
  void checkShouldRejectAStatementForMoreThanOneOrganization(String statement) {
    assertThat(SqlBinding.bindsOneOrganization(statement)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT email, role FROM organization_user WHERE org_id = ? AND email > ? ORDER BY email"
            + " LIMIT ?",
        "SELECT version FROM organization WHERE org_id = ? FOR UPDATE",
        "INSERT INTO organization (org_id, version) VALUES (?, 1) ON CONFLICT DO NOTHING",
        "UPDATE organization_user SET role = ?, state = ? WHERE email = ? AND org_id = ?",
        "DELETE FROM idempotency_key WHERE org_id = ? AND expires_at <= ?"
      })
  void checkShouldAcceptAStatementThatNamesItsOrganization(String statement) {
    assertThat(SqlBinding.bindsOneOrganization(statement)).isTrue();
  }
}
