package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the expired idempotency keys of all organizations once an hour, in one transaction per
 * organization.
 */
public final class ExpiredIdempotencyKeys implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiredIdempotencyKeys.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String ORGANIZATIONS =
      "SELECT DISTINCT org_id FROM idempotency_key WHERE expires_at <= ? ORDER BY org_id LIMIT ?";
  private static final int BATCH = 100;

  private final Database database;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "expired-idempotency-keys");
            thread.setDaemon(true);
            return thread;
          });

  public ExpiredIdempotencyKeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    Future<?> unused = timer.scheduleWithFixedDelay(this::tryDelete, 1, 60, TimeUnit.MINUTES);
  }

  private void tryDelete() {
    try {
      delete();
    } catch (StoreUnavailableException e) {
      LOG.atWarn()
          .addKeyValue("cause", e.getMessage())
          .log("expired idempotency keys not deleted, next attempt in an hour");
    }
  }

  /** Deletes the keys that have expired, and returns their number. */
  public int delete() {
    int deleted = 0;
    List<Long> organizations;
    do {
      organizations = organizations();
      for (long orgId : organizations) {
        deleted +=
            database.<Integer>write(
                Deadline.in(TIMEOUT),
                sql -> new IdempotencyKeyTable(sql, orgId).expire(clock.instant()));
      }
    } while (organizations.size() == BATCH && !timer.isShutdown());
    return deleted;
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

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
