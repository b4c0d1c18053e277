package io.cloudplans.organizationusers.server.store;

import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import java.sql.Connection;
import java.time.Clock;
import java.util.function.Function;

/** The rosters in a SQL database. */
public final class SqlRosterStore implements RosterStore {
  private final Database database;
  private final Clock clock;

  public SqlRosterStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public <T> T read(long orgId, Function<RosterSnapshot, T> reading) {
    return database.read(connection -> reading.apply(snapshot(connection, orgId, "")));
  }

  @Override
  public long write(RosterWrite write) {
    long orgId = write.access().orgId();
    // Without a lock first, so that a caller without rights never holds up those who have them.
    Organization unlocked = read(orgId, write.access()::admit);
    return database.write(
        connection ->
            write.carryOut(
                new WriteTransaction(snapshot(connection, unlocked.id(), database.forUpdate())),
                clock.instant()));
  }

  @Override
  public boolean available() {
    try {
      return database
          .read(connection -> new Sql(connection).first("SELECT 1", row -> true))
          .isPresent();
    } catch (StoreUnavailableException e) {
      return false;
    }
  }

  private static SqlSnapshot snapshot(Connection connection, long orgId, String lock) {
    return new SqlSnapshot(new Sql(connection), orgId, lock);
  }
}
