package io.cloudplans.organizationusers.server;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings a database's schema up to date, as every other command does that opens it. */
@Command(name = "migrate", description = "Brings the database's schema up to date, and ends.")
final class MigrateCommand implements Callable<Integer> {
  @Option(names = "--db", required = true, description = "Database: sqlite:FILE or postgresql://….")
  private String database;

  @Override
  public Integer call() {
    Databases.open(database).close();
    return 0;
  }
}
