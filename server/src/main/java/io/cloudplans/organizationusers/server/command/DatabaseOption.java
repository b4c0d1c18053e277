package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.rules.roster.OrganizationRegistry;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.database.Creation;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.store.SqlOrganizationRegistry;
import java.time.Clock;
import java.util.function.Function;
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

  /** Runs a command on the database, which exists. */
  boolean with(Predicate<OrganizationRegistry> command) {
    return with(Creation.NEVER, command);
  }

  boolean with(Creation creation, Predicate<OrganizationRegistry> command) {
    return open(
        creation,
        database -> command.test(new SqlOrganizationRegistry(database, Clock.systemUTC())));
  }

  <T> T open(Creation creation, Function<Database, T> command) {
    try (Database database = Databases.open(url, Databases.CONNECTIONS, creation)) {
      return command.apply(database);
    }
  }
}
