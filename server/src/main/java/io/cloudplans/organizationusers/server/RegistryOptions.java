package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.server.roster.OrganizationRegistry;
import io.cloudplans.organizationusers.server.store.Database;
import io.cloudplans.organizationusers.server.store.SqlOrganizationRegistry;
import java.time.Clock;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** Where an operator's command finds the organizations. */
final class RegistryOptions {
  @Option(names = "--db", required = true, description = "Database: sqlite:FILE or postgresql://….")
  private String database;

  boolean with(Predicate<OrganizationRegistry> command) {
    try (Database open = Databases.open(database)) {
      return command.test(new SqlOrganizationRegistry(open, Clock.systemUTC()));
    }
  }
}
