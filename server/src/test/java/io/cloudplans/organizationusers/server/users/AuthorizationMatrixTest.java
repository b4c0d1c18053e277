package io.cloudplans.organizationusers.server.users;

import static io.cloudplans.organizationusers.rules.roster.MfaClass.CREATE;
import static io.cloudplans.organizationusers.rules.roster.MfaClass.DELETE;
import static io.cloudplans.organizationusers.rules.roster.MfaClass.UPDATE;
import static io.cloudplans.organizationusers.rules.roster.MfaClass.USERSMGMT;
import static io.cloudplans.organizationusers.rules.roster.MfaClass.VIEW;
import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.Operation;
import io.cloudplans.organizationusers.rules.roster.Access;
import io.cloudplans.organizationusers.rules.roster.Change;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.Permission;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.roster.UserState;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.fixture.ProblemExamples;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The complete authorization matrix, computed from the contract. The conformance kit tests it on
 * PostgreSQL and on the fake.
 */
class AuthorizationMatrixTest {
  private static final String ID = "matrix";
  private static final long NO_ORGANIZATION = 999;
  private static final AtomicLong NEXT_ORGANIZATION = new AtomicLong(1000);
  private static final Person OWNER = new Person("owner@example.com", RosterRole.OWNER, true);
  private static final Person NOBODY = new Person("nobody@example.com", null, false);
  private static final Person FOREIGNER = new Person("foreigner@example.com", null, true);
  private static final Map<String, String> TOKENS = new HashMap<>();

  @RegisterExtension static final RunningServer server = new RunningServer();

  /** A person; without a role if not on the roster. */
  private record Person(String email, @Nullable RosterRole role, boolean active) {
    Change.Add addition() {
      return new Change.Add(
          email, Objects.requireNonNull(role), active ? UserState.ACTIVE : UserState.INACTIVE);
    }
  }

  private record Call(
      Operation operation, long orgId, Person caller, boolean secondFactor, Person target) {
    @Override
    public String toString() {
      return "%s in %d of %s by %s, second factor: %s"
          .formatted(operation.id(), orgId, target.email(), caller.email(), secondFactor);
    }
  }

  @BeforeAll
  static void createForeignOrganization() {
    server.registry().create(1, FOREIGNER.email());
  }

  static Stream<Set<MfaClass>> policies() {
    return Stream.of(
        Set.of(),
        Set.of(VIEW),
        Set.of(USERSMGMT),
        Set.of(CREATE, UPDATE, DELETE),
        Set.of(MfaClass.values()));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void operationsShouldFollowTheMatrixUnderEachPolicy(Set<MfaClass> policy) {
    long orgId = NEXT_ORGANIZATION.getAndIncrement();
    List<Person> users = users();
    server.registry().create(orgId, OWNER.email());
    server.registry().changeMfa(orgId, none -> new MfaPolicy(policy));
    users.stream()
        .filter(user -> !user.equals(OWNER))
        .forEach(user -> write(orgId, user.addition()));
    long version = version(orgId);
    Map<Call, String> expected = new LinkedHashMap<>();
    Map<Call, String> actual = new LinkedHashMap<>();

    for (Call call : calls(orgId, users)) {
      String outcome = outcome(call, users, policy);
      expected.put(call, outcome);
      actual.put(call, server.send(request(call)).body());
      if (outcome.equals("{\"status\":200}")) {
        undo(call);
        version += 2;
      }
    }

    assertThat(actual).hasSizeGreaterThan(400).isEqualTo(expected);
    assertThat(version(orgId)).as("version after rejections").isEqualTo(version);
  }

  /** Returns the owner, and for each other role two callers and one user to change. */
  private static List<Person> users() {
    List<Person> users = new ArrayList<>(List.of(OWNER));
    for (RosterRole role : RosterRole.values()) {
      if (role != RosterRole.OWNER) {
        users.add(new Person("active." + role.wireName() + "@example.com", role, true));
        users.add(new Person("inactive." + role.wireName() + "@example.com", role, false));
        users.add(new Person("target." + role.wireName() + "@example.com", role, true));
      }
    }
    users.sort(Comparator.comparing(Person::email));
    return users;
  }

  private static List<Call> calls(long orgId, List<Person> users) {
    List<Person> callers = new ArrayList<>(users);
    callers.add(FOREIGNER);
    List<Call> calls = new ArrayList<>();
    for (Operation operation : Contract.builtIn().operations()) {
      for (boolean secondFactor : new boolean[] {false, true}) {
        for (Person caller : callers) {
          for (Person target : targets(operation, caller, users)) {
            calls.add(new Call(operation, orgId, caller, secondFactor, target));
          }
        }
        calls.add(new Call(operation, NO_ORGANIZATION, OWNER, secondFactor, NOBODY));
      }
    }
    return calls;
  }

  /**
   * Returns the users that a caller tries to change: users of each role and state if the caller may
   * change users, else the owner and viewers; also the caller, and a user who is not on the roster.
   */
  private static Set<Person> targets(Operation operation, Person caller, List<Person> users) {
    if (operation.body() == null) {
      return Set.of(NOBODY);
    }
    Set<Person> targets = new LinkedHashSet<>(users);
    targets.removeIf(user -> user.email().startsWith("active."));
    if (caller.role() == null
        || !caller.active()
        || !operation.permission().roles().contains(caller.role())) {
      targets.removeIf(user -> user.role() != RosterRole.OWNER && user.role() != RosterRole.VIEWER);
    }
    targets.add(NOBODY);
    targets.add(caller);
    return targets;
  }

  private static String outcome(Call call, List<Person> users, Set<MfaClass> policy) {
    Permission permission = call.operation().permission();
    Person caller = call.caller();
    if (call.orgId() == NO_ORGANIZATION || caller.role() == null) {
      return ProblemExamples.body("organization-not-found", ID);
    }
    if (!caller.active()) {
      return ProblemExamples.body("caller-inactive", ID);
    }
    if (!permission.roles().contains(caller.role())) {
      return ProblemExamples.body("role-not-permitted", ID);
    }
    if (policy.contains(permission.mfa()) && !call.secondFactor()) {
      return ProblemExamples.body("step-up-required", ID);
    }
    boolean owner = call.target().role() == RosterRole.OWNER;
    boolean absent = call.target().role() == null;
    return switch (call.operation().id()) {
      case "listUsers" -> roster(users, policy);
      case "addUser" ->
          absent ? "{\"status\":200}" : ProblemExamples.body("user-already-exists", ID);
      default ->
          absent
              ? ProblemExamples.body("user-not-found", ID)
              : owner ? ProblemExamples.body("owner-protected", ID) : "{\"status\":200}";
    };
  }

  private static String roster(List<Person> users, Set<MfaClass> policy) {
    String rows =
        users.stream()
            .map(Person::addition)
            .map(
                user ->
                    "{\"email\":\"%s\",\"role\":\"%s\",\"state\":\"%s\"}"
                        .formatted(user.email(), user.role().wireName(), user.state().wireName()))
            .collect(Collectors.joining(","));
    String mfa =
        Arrays.stream(MfaClass.values())
            .map(flag -> "\"%s\":%s".formatted(flag.wireName(), policy.contains(flag)))
            .collect(Collectors.joining(","));
    return "{\"status\":200,\"users\":[%s],\"mfa\":{%s}}".formatted(rows, mfa);
  }

  private static HttpRequest.Builder request(Call call) {
    String token =
        TOKENS.computeIfAbsent(
            call.caller().email() + call.secondFactor(),
            key -> server.token(call.caller().email(), call.secondFactor()));
    String path = call.operation().path();
    if (call.operation().body() == null) {
      return server.requestWith(token, path + "?org_id=" + call.orgId()).header("X-Request-Id", ID);
    }
    String[] members =
        call.operation().id().equals("removeUser")
            ? new String[0]
            : new String[] {"role", otherRole(call.target())};
    return server
        .requestWith(token, path)
        .headers("X-Request-Id", ID, "Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body(call.orgId(), call.target().email(), members)));
  }

  private static String otherRole(Person target) {
    return target.role() == RosterRole.VIEWER ? "planner" : "viewer";
  }

  private static void undo(Call call) {
    Person target = call.target();
    write(
        call.orgId(),
        switch (call.operation().id()) {
          case "addUser" -> new Change.Remove(target.email(), null);
          case "updateUser" -> new Change.Update(target.email(), target.role(), null);
          default -> target.addition();
        });
  }

  private static void write(long orgId, Change change) {
    Permission permission = new Permission(Set.of(RosterRole.OWNER), USERSMGMT);
    Access access = new Access(orgId, OWNER.email(), true, permission);
    server.store().write(new RosterWrite(access, change, null, version -> true, ID, Deadline.NONE));
  }

  private static long version(long orgId) {
    return server
        .store()
        .read(orgId, Deadline.NONE, snapshot -> snapshot.organization().orElseThrow().version());
  }
}
