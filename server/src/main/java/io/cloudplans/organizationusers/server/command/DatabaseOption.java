package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.rules.roster.OrganizationRegistry;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.store.SqlOrganizationRegistry;
import java.time.Clock;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** The option that names the database of a command. */
final class DatabaseOption {
  @Option(
      names = "--db",
      required = true,
      description = "Database: sqlite:FILE or postgresql://HOST:PORT/NAME.")
  private String url;

  String url() {
    return url;
  }

  boolean with(Predicate<OrganizationRegistry> command) {
    try (Database open = Databases.open(url)) {
      return command.test(new SqlOrganizationRegistry(open, Clock.systemUTC()));
    }
  }
}
