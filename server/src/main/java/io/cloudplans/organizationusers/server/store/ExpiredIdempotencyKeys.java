package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the expired idempotency keys of all organizations, in a transaction for each of them. */
public final class ExpiredIdempotencyKeys {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiredIdempotencyKeys.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String ORGANIZATIONS =
      "SELECT DISTINCT org_id FROM idempotency_key WHERE expires_at <= ? ORDER BY org_id LIMIT ?";
  private static final int BATCH = 100;

  private final Database database;
  private final Clock clock;

  public ExpiredIdempotencyKeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Deletes the keys that have expired, and logs the cause if that fails. */
  public void tryDelete() {
    try {
      delete();
    } catch (StoreUnavailableException e) {
      LOG.atWarn()
          .addKeyValue("cause", e.getMessage())
          .log("expired idempotency keys not deleted, next attempt in an hour");
    }
  }

  /** Deletes the keys that have expired; ends early if it is interrupted. */
  void delete() {
    List<Long> organizations;
    do {
      organizations = organizations();
      for (long orgId : organizations) {
        database.<Integer>write(
            Deadline.in(TIMEOUT),
            sql -> new IdempotencyKeyTable(sql, orgId).expire(clock.instant()));
      }
    } while (organizations.size() == BATCH && !Thread.currentThread().isInterrupted());
  }

  private List<Long> organizations() {
    return database.read(
        Deadline.in(TIMEOUT),
        sql -> {
          List<Long> found = new ArrayList<>();
          sql.each(
              ORGANIZATIONS,
              row -> row.getLong(1),
              found::add,
              clock.instant().toEpochMilli(),
              BATCH);
          return found;
        });
  }
}
