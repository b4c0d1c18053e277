package io.cloudplans.organizationusers.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.rules.roster.OrganizationRegistry;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.config.SmallFile;
import io.cloudplans.organizationusers.server.database.Creation;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.store.SqlOrganizationRegistry;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the database of a command. */
final class DatabaseOption {
  private static final Pattern WITHOUT_PASSWORD = Pattern.compile("(postgresql://[^:@/]+)@(.+)");

  @Option(
      names = "--db",
      required = true,
      description = "Database: sqlite:FILE or postgresql://USER@HOST:PORT/NAME.")
  private String url;

  @Option(
      names = "--db-password-file",
      description = "File with the password of --db's PostgreSQL user.")
  private @Nullable Path passwordFile;

  /** Returns the URL, with the password from the file. */
  String url() {
    if (passwordFile == null) {
      return url;
    }
    Matcher user = WITHOUT_PASSWORD.matcher(url);
    if (!user.matches()) {
      throw new IllegalArgumentException(
          "--db-password-file: --db must be postgresql://USER@HOST:PORT/NAME, without a password");
    }
    try {
      String text = new String(SmallFile.read(passwordFile), UTF_8).strip();
      String password = URLEncoder.encode(text, UTF_8);
      return user.group(1) + ":" + password.replace("+", "%20") + "@" + user.group(2);
    } catch (IOException e) {
      throw new IllegalArgumentException("--db-password-file: " + e.getMessage(), e);
    }
  }

  /** Runs a command on an existing database. */
  boolean with(Predicate<OrganizationRegistry> command) {
    return with(Creation.NEVER, command);
  }

  boolean with(Creation creation, Predicate<OrganizationRegistry> command) {
    return open(
        creation,
        database -> command.test(new SqlOrganizationRegistry(database, Clock.systemUTC())));
  }

  <T> T open(Creation creation, Function<Database, T> command) {
    try (Database database = Databases.open(url(), Databases.CONNECTIONS, creation)) {
      return command.apply(database);
    }
  }
}
