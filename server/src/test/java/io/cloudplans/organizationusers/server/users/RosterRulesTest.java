package io.cloudplans.organizationusers.server.users;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.UserState;
import io.cloudplans.organizationusers.server.fixture.MutableClock;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The changes of a user, and their history. */
@Tag("store")
@Tag("fake")
class RosterRulesTest {
  private static final MutableClock CLOCK = new MutableClock();

  @RegisterExtension
  static final RunningServer server = new RunningServer().withClock(CLOCK).withResetBeforeEach();

  private TestResponse post(String caller, String operation, String user, String... members) {
    String body = body(user + "@example.com", members);
    String token = server.token(caller + "@example.com", false);
    return server.send(server.postWith(token, operation, body, "X-Request-Id", "r-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "admin"})
  void ownerShouldBeProtectedFromEveryCaller(String caller) {
    String[][] changes = {
      {"role", "admin"},
      {"role", "viewer", "state", "inactive"},
      {"state", "inactive"},
      {"state", "active"}
    };
    for (String[] change : changes) {
      assertThat(post(caller, "update", "owner", change)).isProblem("owner-protected");
      assertThat(post(caller, "update", "OWNER", change)).isProblem("owner-protected");
    }
    assertThat(post(caller, "remove", "owner")).isProblem("owner-protected");
    assertThat(post(caller, "remove", "Owner", "reason", "Left, as if"))
        .isProblem("owner-protected");
    assertThat(post(caller, "add", "owner", "role", "admin")).isProblem("user-already-exists");

    assertThat(server.stored().roster()).containsEntry("owner@example.com", "owner active");
    assertThat(server.stored().history()).hasSize(6);
  }

  @Test
  void addShouldBeRejectedWhenTheUserIsOnTheRoster() {
    assertThat(post("admin", "add", "viewer", "role", "viewer")).isProblem("user-already-exists");
    assertThat(post("owner", "add", "INACTIVE", "role", "viewer", "state", "inactive"))
        .isProblem("user-already-exists");
  }

  @Test
  void changeShouldBeRejectedWhenTheUserIsNotOnTheRoster() {
    assertThat(post("admin", "update", "nobody", "role", "viewer")).isProblem("user-not-found");
    assertThat(post("owner", "remove", "nobody")).isProblem("user-not-found");
    assertThat(server.stored().history()).hasSize(6);
  }

  @Test
  void adminShouldChangeAndRemoveOtherAdminsAndItself() {
    assertThat(post("owner", "add", "second", "role", "admin", "state", "active")).isDone(7);
    assertThat(post("second", "update", "admin", "role", "billing")).isDone(8);
    assertThat(post("admin", "remove", "second")).isProblem("role-not-permitted");
    assertThat(post("second", "remove", "admin")).isDone(9);
    assertThat(post("admin", "remove", "second")).isProblem("organization-not-found");
    assertThat(post("second", "update", "second", "state", "inactive")).isDone(10);
    assertThat(post("second", "update", "second", "state", "active")).isProblem("caller-inactive");
    assertThat(post("owner", "update", "second", "state", "active")).isDone(11);
    assertThat(post("second", "remove", "second")).isDone(12);
    assertThat(server.stored().roster()).isEqualTo(server.stored().rosterOfHistory()).hasSize(5);
  }

  @Test
  void updateShouldKeepTheOtherMemberWhenItHasOnlyRoleOrState() {
    assertThat(post("owner", "update", "viewer", "role", "planner")).isDone(7);
    assertThat(server.stored().roster()).containsEntry("viewer@example.com", "planner active");
    assertThat(post("owner", "update", "viewer", "state", "inactive")).isDone(8);
    assertThat(server.stored().roster()).containsEntry("viewer@example.com", "planner inactive");
    assertThat(post("owner", "update", "viewer", "role", "viewer", "state", "active")).isDone(9);
    assertThat(server.stored().roster()).containsEntry("viewer@example.com", "viewer active");
  }

  @Test
  void historyShouldHaveOneRowForEachVersion() {
    MfaPolicy none = new MfaPolicy(Set.of());
    MfaPolicy two = new MfaPolicy(Set.of(MfaClass.CREATE, MfaClass.DELETE));
    assertThat(post("owner", "add", "New", "role", "billing")).isDone(7);
    assertThat(post("admin", "update", "new", "role", "viewer", "state", "active")).isDone(8);
    assertThat(post("admin", "update", "new", "role", "viewer")).isDone(8);
    assertThat(server.registry().changeMfa(42, policy -> two)).isTrue();
    assertThat(post("admin", "remove", "new", "reason", "Left. Grüße, 世界 \uD83D\uDC4B")).isDone(10);
    assertThat(post("owner", "add", "new", "role", "admin", "state", "active")).isDone(11);
    assertThat(post("new", "remove", "new")).isDone(12);

    List<HistoryEntry> history = new ArrayList<>();
    server.registry().history(42, history::add);

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
