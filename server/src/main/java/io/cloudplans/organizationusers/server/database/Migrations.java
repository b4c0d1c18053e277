package io.cloudplans.organizationusers.server.database;

import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Migrates the schema of a database. */
final class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  private Migrations() {}

  /**
   * Applies the missing migrations.
   *
   * @throws IllegalArgumentException if the schema is newer than this server, or is missing and
   *     must not be created
   */
  static void run(DataSource source, Map<String, String> placeholders, Creation creation) {
    Flyway flyway = Flyway.configure().dataSource(source).placeholders(placeholders).load();
    if (Arrays.stream(flyway.info().all())
        .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)) {
      throw new IllegalArgumentException("--db: the schema is newer than this server");
    }
    if (creation == Creation.NEVER && flyway.info().current() == null) {
      throw new IllegalArgumentException("--db: the database has no schema; run migrate first");
    }
    MigrateResult result = flyway.migrate();
    if (result.migrationsExecuted > 0) {
      LOG.atInfo()
          .addKeyValue("applied", result.migrationsExecuted)
          .addKeyValue("schema", String.valueOf(result.targetSchemaVersion))
          .log("schema migrated");
    }
  }
}
