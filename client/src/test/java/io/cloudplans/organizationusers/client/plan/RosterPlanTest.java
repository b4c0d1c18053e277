package io.cloudplans.organizationusers.client.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.client.model.Version;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterPlanTest {
  private static final String PRESENT =
      "a:admin:active b:viewer:inactive c:admin:active d:viewer:active me:admin:active"
          + " o:owner:active x:viewer:active y:viewer:active z:auditor:active";

  /** Users as {@code name:role:state}, divided by spaces. */
  private static List<User> users(String text) {
    return Stream.of(text.split(" ", -1))
        .map(user -> user.split(":", -1))
        .map(user -> new User(user[0] + "@b.example", new Role(user[1]), new State(user[2])))
        .toList();
  }

  private static RosterPlan plan(String current, String desired, @Nullable String caller) {
    return plan(users(current), desired, caller);
  }

  private static RosterPlan plan(List<User> current, String desired, @Nullable String caller) {
    MfaRequirements mfa = new MfaRequirements(false, false, false, false, false);
    Roster roster = new Roster(current, mfa, new Version("\"42-7\""));
    return RosterPlan.between(42, roster, new DesiredRoster(users(desired)), caller);
  }

  @Test
  void planShouldGrantRightsFirstAndRevokeTheCallersLast() {
    RosterPlan plan =
        plan(
            PRESENT,
            "a:viewer:active b:viewer:active d:planner:active me:viewer:active o:owner:active"
                + " p:admin:active n:viewer:inactive y:viewer:inactive",
            "ME@b.example");

    assertThat(plan)
        .hasToString(
            """
            ~ b@b.example: viewer, inactive -> viewer, active
            ~ d@b.example: viewer, active -> planner, active
            + n@b.example: viewer, inactive
            + p@b.example: admin, active
            ~ a@b.example: admin, active -> viewer, active
            ~ y@b.example: viewer, active -> viewer, inactive
            - c@b.example: admin, active
            - x@b.example: viewer, active
            ~ me@b.example: admin, active -> viewer, active
            ! z@b.example is left unchanged: the role or the state is unknown to this version
            ! me@b.example is the caller and loses rights with the last change
            organization 42 at "42-7": 2 to add, 5 to update, 2 to remove\
            """);
  }

  @Test
  void planShouldRemoveTheCallerLastWhenItIsNotDesired() {
    assertThat(plan("a:admin:active b:viewer:active", "c:admin:active", "a@B.example").changes())
        .extracting(PlannedChange::email)
        .containsExactly("c@b.example", "b@b.example", "a@b.example");
  }

  @Test
  void planShouldBeEmptyWhenTheRosterIsAsDesired() {
    RosterPlan plan = plan("a:admin:active o:owner:active", "o:owner:active A:admin:active", null);
    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan).hasToString("organization 42 at \"42-7\": 0 to add, 0 to update, 0 to remove");
  }

  @Test
  void planShouldIgnoreUnknownMembersOfAUser() {
    User user = new User("a@b.example", Role.ADMIN, State.ACTIVE, Map.of("since", 2027));
    assertThat(plan(List.of(user), "a:admin:active", null).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "OWNER_MISSING,        o, o:owner:active,                  a:viewer:active,    +",
    "OWNER_DIFFERS,        o, o:owner:active,                  o:admin:active,     ''",
    "OWNER_DIFFERS,        o, o:owner:active,                  o:owner:inactive,   ''",
    "OTHER_OWNER,          a, a:viewer:active o:owner:active,  a:owner:active,     ''",
    "OTHER_OWNER,          n, o:owner:active,                  n:owner:active,     ''",
    "UNKNOWN_VALUE,        a, a:auditor:active,                a:viewer:active,    ''",
    "UNKNOWN_VALUE,        a, a:viewer:suspended,              b:viewer:active,    +",
    "CALLER_LOSES_RIGHTS, me, me:admin:active,                 me:admin:inactive,  ~",
    "NO_ADMIN_LEFT,        ,  a:admin:active,                  a:admin:inactive,   ~",
    "MANY_REMOVALS,        ,  a:viewer:active b:viewer:active d:viewer:active, d:viewer:active, --",
  })
  void planShouldWarnAndKeepWhatItCannotChange(
      PlanWarning.Kind kind, @Nullable String about, String current, String desired, String signs) {
    RosterPlan plan = plan(current, desired, "me@b.example");

    String email = about == null ? null : about + "@b.example";
    assertThat(plan.warnings()).contains(new PlanWarning(kind, email));
    assertThat(plan.changes().stream().map(change -> change.toString().charAt(0)))
        .containsExactlyElementsOf(signs.chars().mapToObj(sign -> (char) sign).toList());
  }

  @Test
  void planShouldNotWarnWhenHalfIsRemovedAndAnAdminRemains() {
    assertThat(plan("a:admin:active b:admin:active", "a:admin:active", "a@b.example").warnings())
        .isEmpty();
    assertThat(plan("a:viewer:active", "a:planner:active", null).warnings()).isEmpty();
  }
}
