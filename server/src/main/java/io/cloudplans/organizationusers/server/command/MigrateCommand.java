package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.server.database.Creation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Migrates a database's schema, as every command does that opens the database. */
@Command(name = "migrate", description = "Migrates the database's schema to this version.")
final class MigrateCommand implements Callable<Integer> {
  @Mixin private DatabaseOption database;

  @Override
  public Integer call() {
    database.with(Creation.IF_EMPTY, organizations -> true);
    return 0;
  }
}
