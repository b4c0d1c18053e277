package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.Deadline;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/** The rosters in a SQL database. */
public final class SqlRosterStore implements RosterStore {
  private static final Duration HEALTHY = Duration.ofSeconds(2);

  private final Database database;
  private final Clock clock;

  public SqlRosterStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public <T> T read(long orgId, Deadline deadline, Function<RosterSnapshot, T> reading) {
    return database.read(
        deadline,
        connection -> reading.apply(new SqlSnapshot(new Sql(connection, deadline), orgId, "")));
  }

  @Override
  public long write(RosterWrite write) {
    long orgId = write.access().orgId();
    Deadline deadline = write.deadline();
    // Without a lock first, so that a caller without rights never holds up those who have them.
    Organization unlocked = read(orgId, deadline, write.access()::admit);
    return database.write(
        deadline,
        connection ->
            write.carryOut(
                new WriteTransaction(
                    new SqlSnapshot(
                        new Sql(connection, deadline), unlocked.id(), database.forUpdate())),
                clock.instant()));
  }

  @Override
  public boolean available() {
    Deadline deadline = Deadline.in(HEALTHY);
    try {
      return database
              .read(
                  deadline,
                  connection -> new Sql(connection, deadline).first("SELECT 1", row -> true))
              .isPresent()
          && database.writable(deadline);
    } catch (StoreUnavailableException e) {
      return false;
    }
  }
}
