package io.cloudplans.organizationusers.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import io.cloudplans.organizationusers.client.error.CallerInactiveException;
import io.cloudplans.organizationusers.client.error.IdempotencyKeyReusedException;
import io.cloudplans.organizationusers.client.error.InvalidRequestException;
import io.cloudplans.organizationusers.client.error.InvalidTokenException;
import io.cloudplans.organizationusers.client.error.OrganizationNotFoundException;
import io.cloudplans.organizationusers.client.error.OwnerProtectedException;
import io.cloudplans.organizationusers.client.error.PreconditionFailedException;
import io.cloudplans.organizationusers.client.error.ProblemException;
import io.cloudplans.organizationusers.client.error.RequestFault;
import io.cloudplans.organizationusers.client.error.RoleNotPermittedException;
import io.cloudplans.organizationusers.client.error.StepUpRequiredException;
import io.cloudplans.organizationusers.client.error.UserAlreadyExistsException;
import io.cloudplans.organizationusers.client.error.UserNotFoundException;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.UpdateUser;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.client.model.Version;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The client against a running server: the four operations and their problems. */
@Tag("fake")
@Tag("store")
class ClientRoundTripTest {
  private static final long GUARDED = 9_007_199_254_740_993L;

  @RegisterExtension static final RunningServer server = new RunningServer();

  @BeforeAll
  static void createGuardedOrganization() {
    server.registry().create(GUARDED, "owner@example.com");
    server.registry().changeMfa(GUARDED, policy -> new MfaPolicy(Set.of(MfaClass.USERSMGMT)));
  }

  private OrganizationUsersClient client(String caller) {
    return OrganizationUsersClient.builder()
        .baseUrl(server.uri(""))
        .token(() -> server.token(caller, false))
        .build();
  }

  @Test
  void clientShouldSeeItsWritesWhenItAddsUpdatesAndRemoves() {
    ListUsers newcomer = ListUsers.of(42).withEmail("NEW@example.com");
    try (OrganizationUsersClient client = client("owner@example.com")) {
      Version added = client.add(AddUser.of(42, "New@example.com", Role.PLANNER)).version();
      assertThat(client.list(newcomer).users())
          .containsExactly(new User("new@example.com", Role.PLANNER, State.INACTIVE));
      assertThat(client.listIfChanged(newcomer, added)).isEmpty();

      Version updated =
          client
              .update(
                  UpdateUser.of(42, "new@example.com").withState(State.ACTIVE).withIfMatch(added))
              .version();
      assertThat(client.listIfChanged(newcomer, added).map(Roster::version)).hasValue(updated);

      client.remove(
          RemoveUser.of(42, "new@example.com").withReason("Left: Ende der Probezeit: ß€😀"));
      assertThat(client.list(newcomer).users()).isEmpty();
      assertThat(client.list(ListUsers.of(42)).users()).hasSize(6);
    }
  }

  @Test
  void listShouldYieldEachUserOnceWhenWalkedInPages() {
    List<User> walked = new ArrayList<>();
    try (OrganizationUsersClient client = client("viewer@example.com")) {
      Optional<ListUsers> page = Optional.of(ListUsers.of(42).withLimit(4));
      while (page.isPresent()) {
        Roster roster = client.list(page.get());
        walked.addAll(roster.users());
        page = roster.nextPage(page.get());
      }
      assertThat(walked).isEqualTo(client.list(ListUsers.of(42)).users());
    }
  }

  static Stream<Arguments> rejections() {
    return Stream.of(
        rejection("nobody@example.com", OrganizationNotFoundException.class, add(42, "a@b.c")),
        rejection("inactive@example.com", CallerInactiveException.class, add(42, "a@b.c")),
        rejection("viewer@example.com", RoleNotPermittedException.class, add(42, "a@b.c")),
        rejection("owner@example.com", StepUpRequiredException.class, add(GUARDED, "a@b.c")),
        rejection("no address", InvalidTokenException.class, add(42, "a@b.c")),
        rejection("owner@example.com", InvalidRequestException.class, add(42, "not an address")),
        rejection("owner@example.com", ProblemException.class, add(42, "a".repeat(70_000))),
        rejection(
            "owner@example.com", UserAlreadyExistsException.class, add(42, "OWNER@example.com")),
        rejection(
            "owner@example.com",
            UserNotFoundException.class,
            client -> client.remove(RemoveUser.of(42, "absent@example.com"))),
        rejection(
            "admin@example.com",
            OwnerProtectedException.class,
            client -> client.update(UpdateUser.of(42, "owner@example.com").withRole(Role.VIEWER))),
        rejection(
            "owner@example.com",
            PreconditionFailedException.class,
            client ->
                client.remove(
                    RemoveUser.of(42, "viewer@example.com").withIfMatch(new Version("\"42-1\"")))),
        rejection(
            "owner@example.com",
            IdempotencyKeyReusedException.class,
            client -> {
              UpdateUser update = UpdateUser.of(42, "viewer@example.com").withIdempotencyKey("k");
              client.update(update.withRole(Role.VIEWER));
              client.update(update.withRole(Role.PLANNER));
            }));
  }

  private static Consumer<OrganizationUsersClient> add(long orgId, String email) {
    return client -> client.add(AddUser.of(orgId, email, Role.VIEWER));
  }

  private static Arguments rejection(
      String caller,
      Class<? extends ProblemException> problem,
      Consumer<OrganizationUsersClient> call) {
    return arguments(caller, problem, call);
  }

  @ParameterizedTest
  @MethodSource("rejections")
  void callShouldThrowItsProblemWhenRejected(
      String caller,
      Class<? extends ProblemException> problem,
      Consumer<OrganizationUsersClient> call) {
    try (OrganizationUsersClient client = client(caller)) {
      assertThatThrownBy(() -> call.accept(client)).isExactlyInstanceOf(problem);
    }
  }

  @Test
  void addShouldNameTheFaultyMemberWhenRejected() {
    try (OrganizationUsersClient client = client("owner@example.com")) {
      assertThatThrownBy(() -> client.add(AddUser.of(42, "a@b.c", Role.OWNER)))
          .isInstanceOfSatisfying(
              InvalidRequestException.class,
              problem ->
                  assertThat(problem.errors())
                      .extracting(RequestFault::pointer)
                      .containsExactly("#/role"));
    }
  }
}
