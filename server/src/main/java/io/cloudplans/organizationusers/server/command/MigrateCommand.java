package io.cloudplans.organizationusers.server.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings a database's schema up to date, as every other command does that opens it. */
@Command(name = "migrate", description = "Brings the database's schema up to date, and ends.")
final class MigrateCommand implements Callable<Integer> {
  @Mixin private DatabaseOption database;

  @Override
  public Integer call() {
    database.with(organizations -> true);
    return 0;
  }
}
