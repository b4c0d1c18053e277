package io.cloudplans.organizationusers.server.users;

import static io.cloudplans.organizationusers.server.fixture.ResponseAssertions.assertDone;
import static io.cloudplans.organizationusers.server.fixture.ResponseAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.UserState;
import io.cloudplans.organizationusers.server.fixture.SettableClock;
import io.cloudplans.organizationusers.server.fixture.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may become of a user, and what the history keeps of it. */
@Tag("store")
@Tag("fake")
class RosterRulesTest {
  private static final SettableClock CLOCK = new SettableClock();

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Contract.builtIn(), UnaryOperator.identity(), CLOCK);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void reset() {
    server.reset();
  }

  private HttpResponse<String> post(String caller, String operation, String user, String rest) {
    String body = "{\"org_id\":\"42\",\"user_id\":\"%s@example.com\"%s}".formatted(user, rest);
    return server.send(
        server
            .request(TestServer.USERS + operation, server.token(caller + "@example.com", false))
            .header("Content-Type", "application/json")
            .header("X-Request-Id", "r-1")
            .POST(BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "admin"})
  void ownerShouldBeOutOfReachWhoeverAsks(String caller) {
    for (String change :
        List.of(
            ",\"role\":\"admin\"",
            ",\"role\":\"viewer\",\"state\":\"inactive\"",
            ",\"state\":\"inactive\"",
            ",\"state\":\"active\"")) {
      assertProblem(post(caller, "update", "owner", change), "owner-protected");
      assertProblem(post(caller, "update", "OWNER", change), "owner-protected");
    }
    assertProblem(post(caller, "remove", "owner", ""), "owner-protected");
    assertProblem(
        post(caller, "remove", "Owner", ",\"reason\":\"Left, as if\""), "owner-protected");
    assertProblem(post(caller, "add", "owner", ",\"role\":\"admin\""), "user-already-exists");

    assertThat(server.kept.roster()).containsEntry("owner@example.com", "owner active");
    assertThat(server.kept.history()).hasSize(6);
  }

  @Test
  void addShouldBeRefusedWhenTheUserIsOnTheRoster() {
    assertProblem(post("admin", "add", "viewer", ",\"role\":\"viewer\""), "user-already-exists");
    assertProblem(
        post("owner", "add", "INACTIVE", ",\"role\":\"viewer\",\"state\":\"inactive\""),
        "user-already-exists");
  }

  @Test
  void changeShouldBeRefusedWhenTheUserIsNotOnTheRoster() {
    assertProblem(post("admin", "update", "nobody", ",\"role\":\"viewer\""), "user-not-found");
    assertProblem(post("owner", "remove", "nobody", ""), "user-not-found");
    assertThat(server.kept.history()).hasSize(6);
  }

  @Test
  void adminShouldChangeAndRemoveOtherAdminsAndItself() {
    assertDone(post("owner", "add", "second", ",\"role\":\"admin\",\"state\":\"active\""), 7);
    assertDone(post("second", "update", "admin", ",\"role\":\"billing\""), 8);
    assertProblem(post("admin", "remove", "second", ""), "role-not-permitted");
    assertDone(post("second", "remove", "admin", ""), 9);
    assertProblem(post("admin", "remove", "second", ""), "organization-not-found");
    assertDone(post("second", "update", "second", ",\"state\":\"inactive\""), 10);
    assertProblem(post("second", "update", "second", ",\"state\":\"active\""), "caller-inactive");
    assertDone(post("owner", "update", "second", ",\"state\":\"active\""), 11);
    assertDone(post("second", "remove", "second", ""), 12);
    assertThat(server.kept.roster()).isEqualTo(server.kept.rosterOfHistory()).hasSize(5);
  }

  @Test
  void updateShouldLeaveTheRestWhenItNamesRoleOrStateAlone() {
    assertDone(post("owner", "update", "viewer", ",\"role\":\"planner\""), 7);
    assertThat(server.kept.roster()).containsEntry("viewer@example.com", "planner active");
    assertDone(post("owner", "update", "viewer", ",\"state\":\"inactive\""), 8);
    assertThat(server.kept.roster()).containsEntry("viewer@example.com", "planner inactive");
    assertDone(post("owner", "update", "viewer", ",\"role\":\"viewer\",\"state\":\"active\""), 9);
    assertThat(server.kept.roster()).containsEntry("viewer@example.com", "viewer active");
  }

  @Test
  void historyShouldHoldOneRowForEachVersion() {
    MfaPolicy none = new MfaPolicy(Set.of());
    MfaPolicy two = new MfaPolicy(Set.of(MfaClass.CREATE, MfaClass.DELETE));
    assertDone(post("owner", "add", "New", ",\"role\":\"billing\""), 7);
    assertDone(post("admin", "update", "new", ",\"role\":\"viewer\",\"state\":\"active\""), 8);
    assertDone(post("admin", "update", "new", ",\"role\":\"viewer\""), 8);
    assertThat(server.registry.changeMfa(42, policy -> two)).isTrue();
    assertDone(post("admin", "remove", "new", ",\"reason\":\"Left. Grüße, 世界 \uD83D\uDC4B\""), 10);
    assertDone(post("owner", "add", "new", ",\"role\":\"admin\",\"state\":\"active\""), 11);
    assertDone(post("new", "remove", "new", ""), 12);

    List<HistoryEntry> history = new ArrayList<>();
    server.registry.history(42, history::add);

    assertThat(history)
        .containsExactly(
            row(1, "operator", "create", "owner", null, "owner active", none, null, null),
            demo(2, "admin", "admin active"),
            demo(3, "billing", "billing active"),
            demo(4, "planner", "planner active"),
            demo(5, "viewer", "viewer active"),
            demo(6, "inactive", "viewer inactive"),
            row(7, "owner", "add", "new", null, "billing inactive", null, null, "r-1"),
            row(
                8,
                "admin",
                "update",
                "new",
                "billing inactive",
                "viewer active",
                null,
                null,
                "r-1"),
            row(9, "operator", "mfa", null, null, null, two, null, null),
            row(
                10,
                "admin",
                "remove",
                "new",
                "viewer active",
                null,
                null,
                "Left. Grüße, 世界 \uD83D\uDC4B",
                "r-1"),
            row(11, "owner", "add", "new", null, "admin active", null, null, "r-1"),
            row(12, "new", "remove", "new", "admin active", null, null, null, "r-1"));
  }

  private HistoryEntry demo(long version, String user, String now) {
    return row(version, "owner", "add", user, null, now, null, null, "demo");
  }

  private HistoryEntry row(
      long version,
      String actor,
      String operation,
      @Nullable String user,
      @Nullable String old,
      @Nullable String now,
      @Nullable MfaPolicy mfa,
      @Nullable String reason,
      @Nullable String requestId) {
    return new HistoryEntry(
        version,
        CLOCK.instant(),
        actor.equals("operator") ? actor : actor + "@example.com",
        operation,
        rosterUser(user, old),
        rosterUser(user, now),
        mfa,
        reason,
        requestId);
  }

  private static @Nullable RosterUser rosterUser(
      @Nullable String user, @Nullable String roleAndState) {
    if (user == null || roleAndState == null) {
      return null;
    }
    String[] words = roleAndState.split(" ", 2);
    return new RosterUser(user + "@example.com", RosterRole.of(words[0]), UserState.of(words[1]));
  }
}
