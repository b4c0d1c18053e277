package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.cloudplans.organizationusers.client.error.InvalidCallException;
import io.cloudplans.organizationusers.client.error.RequestFault;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.UpdateUser;
import io.cloudplans.organizationusers.client.model.Version;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksTest {
  private static final String EMAIL = "a@b.example";

  private ScriptedServer server;
  private OrganizationUsersClient client;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedServer();
    client = server.client().build();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    server.close();
  }

  private static Arguments fault(String place, Consumer<OrganizationUsersClient> call) {
    return arguments(place, call);
  }

  static Stream<Arguments> faults() {
    String local = "a".repeat(244);
    return Stream.of(
        fault("#/org_id", c -> c.add(AddUser.of(0, EMAIL, Role.VIEWER))),
        fault("#/org_id", c -> c.remove(RemoveUser.of(1_000_000_000_000_000_000L, EMAIL))),
        fault("#/user_id", c -> c.add(AddUser.of(42, "a@b", Role.VIEWER))),
        fault("#/user_id", c -> c.add(AddUser.of(42, " a@b.example", Role.VIEWER))),
        fault("#/user_id", c -> c.add(AddUser.of(42, "a@b.example\n", Role.VIEWER))),
        fault("#/user_id", c -> c.add(AddUser.of(42, "ı@b.example", Role.VIEWER))),
        fault("#/user_id", c -> c.add(AddUser.of(42, local + "a@b.example", Role.VIEWER))),
        fault("#/user_id", c -> c.add(AddUser.of(42, "a.".repeat(100_000), Role.VIEWER))),
        fault("#/role", c -> c.add(AddUser.of(42, EMAIL, Role.OWNER))),
        fault("#/role", c -> c.add(AddUser.of(42, EMAIL, new Role("auditor")))),
        fault("#/role", c -> c.update(UpdateUser.of(42, EMAIL).withRole(new Role("Viewer")))),
        fault("#/state", c -> c.update(UpdateUser.of(42, EMAIL).withState(new State("gone")))),
        fault("#", c -> c.update(UpdateUser.of(42, EMAIL))),
        fault("#/reason", c -> c.remove(RemoveUser.of(42, EMAIL).withReason(""))),
        fault("#/reason", c -> c.remove(RemoveUser.of(42, EMAIL).withReason("a\u0085b"))),
        fault("#/reason", c -> c.remove(RemoveUser.of(42, EMAIL).withReason("😀".repeat(501)))),
        fault(
            "Idempotency-Key",
            c -> c.add(AddUser.of(42, EMAIL, Role.VIEWER).withIdempotencyKey("a b"))),
        fault(
            "Idempotency-Key",
            c -> c.remove(RemoveUser.of(42, EMAIL).withIdempotencyKey("k".repeat(65)))),
        fault("If-Match", c -> c.remove(RemoveUser.of(42, EMAIL).withIfMatch(new Version("42-7")))),
        fault("If-None-Match", c -> c.listIfChanged(ListUsers.of(42), new Version("\"\r\""))),
        fault("org_id", c -> c.list(ListUsers.of(-1))),
        fault("role", c -> c.list(ListUsers.of(42).withRole(new Role("auditor")))),
        fault("state", c -> c.stream(ListUsers.of(42).withState(new State("gone")))),
        fault("user_id", c -> c.list(ListUsers.of(42).withEmail("a"))),
        fault("limit", c -> c.list(ListUsers.of(42).withLimit(0))),
        fault("limit", c -> c.pages(ListUsers.of(42).withLimit(1001)).iterator().next()),
        fault("cursor", c -> c.list(ListUsers.of(42).withLimit(1).withCursor(""))),
        fault("cursor", c -> c.list(ListUsers.of(42).withLimit(1).withCursor("a".repeat(401)))),
        fault("cursor", c -> c.list(ListUsers.of(42).withCursor("AQ"))));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void callShouldNotBeSentWhenItBreaksTheContract(
      String place, Consumer<OrganizationUsersClient> call) {
    var thrown = catchThrowableOfType(InvalidCallException.class, () -> call.accept(client));
    assertThat(thrown.errors())
        .extracting(RequestFault::toString)
        .singleElement()
        .asString()
        .startsWith(place + ": ");
    assertThat(server.receivedCount()).isZero();
  }

  @Test
  void callShouldNameAllFaultsAndNoValueWhenThereAreMany() {
    var thrown =
        catchThrowableOfType(
            InvalidCallException.class,
            () -> client.add(AddUser.of(0, "s3cret", new Role("s3cret"))));
    assertThat(thrown.errors()).hasSize(3);
    assertThat(thrown)
        .hasMessageStartingWith("not sent: [#/org_id: ")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void callShouldBeSentWhenItIsAtTheLimits() {
    String domain = "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(60);
    String longest = "a".repeat(254 - domain.length()) + domain;
    for (int i = 0; i < 3; i++) {
      server.succeeds("{\"status\":200}");
    }
    client.add(
        AddUser.of(999_999_999_999_999_999L, longest, Role.ADMIN).withIdempotencyKey("\"k\""));
    client.remove(RemoveUser.of(1, EMAIL).withReason("😀".repeat(500)));
    client.update(
        UpdateUser.of(1, "A!#$%&'*+/=?^_`{|}~-.b@1.X")
            .withState(State.ACTIVE)
            .withIfMatch(new Version("\"1-1-gzip\"")));
    assertThat(server.receivedCount()).isEqualTo(3);
  }

  @Test
  void callShouldLeaveTheChecksToTheServerWhenItIsForced() throws Exception {
    server.succeeds("{\"status\":200}");
    client
        .withOptions(options -> options.withRequestChecks(false))
        .add(AddUser.of(42, EMAIL, new Role("auditor")));
    assertThat(server.received().body()).contains("\"role\":\"auditor\"");
  }
}
