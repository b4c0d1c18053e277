package io.cloudplans.organizationusers.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.SampleOrganization;
import io.cloudplans.organizationusers.server.cluster.Distribution;
import io.cloudplans.organizationusers.server.cluster.PostgresNode;
import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows the page on backup and restore step by step. */
@Tag("operator")
class BackupIT {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void unpack() {
    Path bin = Distribution.in(folder).file("bin");
    environment.put("PATH", bin + ":" + System.getenv("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("COPY", folder.resolve("backup").toString());
  }

  @Test
  void restoreShouldRaiseTheVersionsOfTheSqliteBackup() throws IOException {
    Path file = folder.resolve("roster.db");
    String url = "sqlite:" + file;
    environment.put("DB", file.toString());
    SampleOrganization.createIn(url, CLOCK);
    try (Database running = Databases.open(url)) {
      follow("SQLite: back up");
      assertThat(new SqlOrganizationRegistry(running, CLOCK).create(7, "lost@example.com"))
          .isTrue();
    }

    follow("SQLite: restore");

    assertRestored(url);
  }

  @Test
  void restoreShouldRaiseTheVersionsOfThePostgresqlBackup() throws IOException {
    try (PostgresNode node = PostgresNode.primary(folder)) {
      String server = "postgresql://%s@127.0.0.1:%d/".formatted(PostgresNode.USER, node.port());
      environment.put("URL", server + "postgres");
      environment.put("NEW", server + "restored");
      SampleOrganization.createIn(server + "postgres", CLOCK);
      follow("PostgreSQL: back up");
      node.execute("CREATE DATABASE restored");

      follow("PostgreSQL: restore");

      assertRestored(server + "restored");
    }
  }

  private void follow(String section) throws IOException {
    Matcher steps =
        Pattern.compile("## " + section + "\n.*?```sh\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("BACKUP.md")));
    assertThat(steps.find()).as(section).isTrue();
    try (Program shell =
        new Program(folder, environment, List.of("bash", "-euxc", steps.group(1)))) {
      assertThat(shell.exitCode()).as(shell.allOutput()).isZero();
    }
  }

  private static void assertRestored(String url) {
    try (Database database = Databases.open(url)) {
      List<Organization> organizations = new ArrayList<>();
      SqlOrganizationRegistry registry = new SqlOrganizationRegistry(database, CLOCK);
      registry.organizations(organizations::add);
      assertThat(organizations)
          .singleElement()
          .extracting(Organization::id, Organization::version)
          .containsExactly(SampleOrganization.ID, 1_000_006L);
      database.verify();
    }
  }
}
