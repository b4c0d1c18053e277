package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.database.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
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
  private final ReentrantLock checking = new ReentrantLock();
  private volatile Deadline expiry = Deadline.in(Duration.ZERO);
  private volatile @Nullable StoreUnavailableException lastFault;
  private boolean ready = true;

  DatabaseReadiness(Database database) {
    this.database = database;
  }

  /**
   * Returns the result of the last check. Checks again after a second; meanwhile other threads get
   * the previous result, so that a database that does not respond holds only one of them.
   */
  boolean isReady() {
    StoreUnavailableException fault = fault(database::requireIntact);
    if (fault == null && expiry.hasPassed() && checking.tryLock()) {
      try {
        lastFault =
            fault(() -> database.requireReady(Deadline.in(TIMEOUT), DatabaseReadiness::read));
        expiry = Deadline.in(LIFETIME);
      } finally {
        checking.unlock();
      }
    }
    return logged(fault == null ? lastFault : fault);
  }

  private static @Nullable StoreUnavailableException fault(Runnable check) {
    try {
      check.run();
      return null;
    } catch (StoreUnavailableException e) {
      return e;
    }
  }

  /** Reads the tables that requests read or write. */
  private static void read(Sql sql) {
    new OrganizationTable(sql).find(0, "");
    new UserTable(sql, 0).each(FIRST, user -> {});
    new HistoryTable(sql, 0).firstVersionSince(Instant.EPOCH);
    new IdempotencyKeyTable(sql, 0).find();
  }

  /** Returns whether there is no fault, and logs each change. */
  private synchronized boolean logged(@Nullable StoreUnavailableException fault) {
    boolean now = fault == null;
    if (now != ready) {
      ready = now;
      if (fault == null) {
        LOG.info("database ready");
      } else {
        String cause = fault.getCause() == null ? "" : ": " + fault.getCause();
        LOG.atWarn().addKeyValue("cause", fault.getMessage() + cause).log("database not ready");
      }
    }
    return now;
  }
}
