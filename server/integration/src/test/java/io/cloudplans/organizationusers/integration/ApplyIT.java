package io.cloudplans.organizationusers.integration;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.SampleOrganization;
import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.RosterTables;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import io.cloudplans.organizationusers.server.token.TokenRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line applies a roster to the server, is killed halfway, and runs again. */
class ApplyIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final Path CLI = Path.of(System.getProperty("cli.jar", ""));

  private final Clock clock = Clock.systemUTC();
  private final Map<String, String> desired = new TreeMap<>();
  private final List<String> changes = new ArrayList<>();
  @TempDir Path folder;

  @Test
  @Timeout(300)
  void applyShouldMakeEachChangeOnceWhenItIsKilledAndRunAgain() throws Exception {
    // The plan exceeds the default rate limit, so the client waits for Retry-After.
    killAndRunAgain(400, 100, "100/1s");
  }

  @Test
  @Tag("kill")
  @Timeout(900)
  void applyShouldMakeEachOfManyChangesOnceWhenItIsKilledHalfWayAndRunAgain() throws Exception {
    killAndRunAgain(10_000, 5_000, "off");
  }

  private void killAndRunAgain(int many, int killedAfter, String rateLimit) throws Exception {
    DemoIssuer issuer = DemoIssuer.in(folder);
    String database = "sqlite:" + folder.resolve("organization-users.db");
    SampleOrganization.createIn(database, clock);
    RosterTables file = RosterTables.in(folder);
    file.insert(many / 2);
    int before = file.history().size();
    desire(many, file.roster());
    try (Program server = serve(issuer.rules(), database, rateLimit)) {
      Map<String, String> environment = environment(issuer, server.address());
      try (Program first = apply(environment)) {
        Eventually.holds(
            killedAfter + " changes",
            TIMEOUT,
            () -> file.count("organization_user_history") >= before + killedAfter);
        first.kill();
      }
      int done = file.history().size() - before;
      assertThat(done).isBetween(killedAfter, many - 1);

      try (Program second = apply(environment)) {
        Eventually.holds("the second run's end", TIMEOUT, () -> !second.isAlive());
        assertThat(second.exitCode()).as(second.allOutput()).isZero();
        // The second run planned exactly the remaining changes of the first.
        assertThat(second.allOutput()).endsWith((many - done) + " changes applied.\n");
      }
      System.out.printf("apply: changes=%d done when killed=%d%n", many, done);
      assertThat(file.roster()).isEqualTo(desired);
      // The changes of both runs are in the order of one plan.
      List<String> history = file.history();
      assertThat(history.subList(before, history.size())).isEqualTo(changes);
    }
  }

  /** Writes a file for a number of changes: half add, a quarter updates, a quarter removes. */
  private void desire(int many, Map<String, String> current) throws IOException {
    desired.putAll(current);
    for (int i = 0; i < many / 2; i++) {
      change("add", "new-%06d@example.org".formatted(i), "planner active");
    }
    for (int i = 0; i < many / 4; i++) {
      change("update", "user-%06d@example.org".formatted(i), "viewer inactive");
    }
    for (int i = many / 4; i < many / 2; i++) {
      String email = "user-%06d@example.org".formatted(i);
      desired.remove(email);
      changes.add("remove " + email);
    }
    Files.writeString(
        folder.resolve("roster.csv"),
        desired.entrySet().stream()
            .map(user -> user.getKey() + "," + user.getValue().replace(' ', ','))
            .collect(joining("\n", "email,role,state\n", "\n")));
  }

  private void change(String operation, String email, String rights) {
    desired.put(email, rights);
    changes.add(operation + " " + email);
  }

  private Program serve(TokenRules rules, String database, String rateLimit) {
    return Program.jar(
        folder,
        "serve",
        "--port=0",
        "--rate-limit=" + rateLimit,
        "--db=" + database,
        "--jwks=" + String.valueOf(rules.keys().jwks()),
        "--issuer=" + rules.keys().issuer(),
        "--audience=" + rules.audience());
  }

  private Map<String, String> environment(DemoIssuer issuer, String address) {
    return Map.of(
        "ORGANIZATION_USERS_URL",
        address,
        "ORGANIZATION_USERS_TOKEN",
        issuer.token("admin@example.com", false, TokenRules.LIFETIME, clock.instant()));
  }

  private Program apply(Map<String, String> environment) {
    return new Program(
        folder,
        environment,
        Program.java(List.of(), CLI, "apply", "42", "roster.csv", "--reason", "Left", "--yes"));
  }
}
