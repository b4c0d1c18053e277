package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.database.Sql;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Determines whether a database is ready for requests, and logs the cause of each change. */
final class DatabaseReadiness {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseReadiness.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final Duration LIFETIME = Duration.ofSeconds(1);
  private static final UserFilter FIRST = new UserFilter(null, null, null, null, 1);

  private final Database database;
  private Deadline expiry = Deadline.in(Duration.ZERO);
  private boolean lastCheckPassed;
  private boolean ready = true;

  DatabaseReadiness(Database database) {
    this.database = database;
  }

  /** Returns the result of the last check, which is at most a second old. */
  synchronized boolean isReady() {
    try {
      database.requireIntact();
      if (!lastCheckPassed || expiry.passed()) {
        lastCheckPassed = false;
        database.requireReady(Deadline.in(TIMEOUT), DatabaseReadiness::read);
        lastCheckPassed = true;
        expiry = Deadline.in(LIFETIME);
      }
      logChange(true, "");
    } catch (StoreUnavailableException e) {
      logChange(
          false, e.getCause() == null ? e.getMessage() : e.getMessage() + ": " + e.getCause());
    }
    return ready;
  }

  /** Reads the tables that requests read or write. */
  private static void read(Sql sql) {
    new OrganizationTable(sql).find(0, "");
    new UserTable(sql, 0).each(FIRST, user -> {});
    new HistoryTable(sql, 0).firstVersionSince(Instant.EPOCH);
    new IdempotencyKeyTable(sql, 0).find();
  }

  private void logChange(boolean now, @Nullable String cause) {
    if (now != ready) {
      ready = now;
      if (now) {
        LOG.info("database ready");
      } else {
        LOG.atWarn().addKeyValue("cause", cause).log("database not ready");
      }
    }
  }
}
