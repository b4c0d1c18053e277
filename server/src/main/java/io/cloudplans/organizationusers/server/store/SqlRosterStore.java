package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.Access;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.database.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/** The rosters on a SQL database. */
public final class SqlRosterStore implements RosterStore {
  private final Database database;
  private final Clock clock;
  private final DatabaseReadiness readiness;

  public SqlRosterStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    readiness = new DatabaseReadiness(database);
  }

  @Override
  public <T> T read(long orgId, Deadline deadline, Function<RosterSnapshot, T> task) {
    return database.read(deadline, sql -> task.apply(new SqlSnapshot(sql, orgId)));
  }

  @Override
  public <T> T list(
      Access access, UserFilter filter, Deadline deadline, Function<RosterSnapshot, T> task) {
    return database.read(
        deadline,
        sql -> {
          RosterSnapshot small = sql.pipelined() ? ListSnapshot.read(sql, access, filter) : null;
          return task.apply(small == null ? new SqlSnapshot(sql, access.orgId()) : small);
        });
  }

  @Override
  public long write(RosterWrite write) {
    return database.write(
        write.deadline(),
        // Without a lock, so that a caller without rights never delays others.
        sql -> write.access().admit(new SqlSnapshot(sql, write.access().orgId())),
        sql -> {
          Instant now = clock.instant();
          return write.execute(new WriteTransaction(sql, write, database.forUpdate(), now), now);
        });
  }

  @Override
  public boolean isAvailable() {
    return readiness.isReady();
  }
}
