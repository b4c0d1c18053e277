package io.cloudplans.organizationusers.client.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import io.cloudplans.organizationusers.client.error.InvalidTokenException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.error.StepUpRequiredException;
import io.cloudplans.organizationusers.client.error.UserAlreadyExistsException;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.UpdateUser;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.rules.contract.Contract;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The state that a test sets and reads, and tokens. */
class FakeOrganizationUsersTest {
  private static final MfaRequirements MANAGING =
      new MfaRequirements(false, false, false, false, true);
  private static final AddUser ADD = AddUser.of(42, "new@example.com", Role.VIEWER);

  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  @AutoClose private final FakeFixture fixture = new FakeFixture();
  private final FakeOrganizationUsers fake = fixture.fake;

  @Test
  void listShouldHaveTheUsersThatTheTestAdded() {
    fake.user(42, "Viewer@example.com", Role.VIEWER)
        .user(42, new User("idle@example.com", Role.ADMIN, State.INACTIVE))
        .mfa(42, MANAGING);
    try (OrganizationUsersClient client = fixture.client()) {
      Roster roster = client.list(ListUsers.of(42));

      assertThat(roster.users())
          .containsExactly(
              new User("idle@example.com", Role.ADMIN, State.INACTIVE),
              new User(FakeFixture.OWNER, Role.OWNER, State.ACTIVE),
              new User("viewer@example.com", Role.VIEWER, State.ACTIVE))
          .isEqualTo(fake.users(42));
      assertThat(roster.mfa()).isEqualTo(MANAGING);
      assertThat(roster.version().etag()).isEqualTo("\"42-4\"");
    }
  }

  @Test
  void setUpShouldBeRejectedWhenTheApiWouldRejectIt() {
    assertThatIllegalArgumentException().isThrownBy(() -> fake.organization(42, "a@b.example"));
    assertThatIllegalArgumentException().isThrownBy(() -> fake.organization(0, "a@b.example"));
    assertThatIllegalArgumentException().isThrownBy(() -> fake.organization(43, "nobody"));
    assertThatIllegalArgumentException().isThrownBy(() -> fake.mfa(43, MANAGING));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.user(43, "a@b.example", Role.VIEWER));
    assertThatIllegalArgumentException().isThrownBy(() -> fake.user(42, "nobody", Role.VIEWER));
    assertThatIllegalArgumentException().isThrownBy(() -> fake.user(42, "a@b.c", Role.OWNER));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.user(42, "a@b.example", new Role("janitor")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.user(42, FakeFixture.OWNER, Role.VIEWER))
        .withMessage("user-already-exists");
    assertThatIllegalArgumentException().isThrownBy(() -> fake.token("nobody"));
    assertThatIllegalArgumentException().isThrownBy(() -> fake.expire("unknown"));
    assertThat(fake.history(42)).hasSize(1);
  }

  @Test
  void historyShouldRecordTheChangesOfTheClient() {
    fake.mfa(42, MANAGING)
        .mfa(42, MANAGING)
        .mfa(42, new MfaRequirements(true, true, true, true, false));
    try (OrganizationUsersClient client =
        fixture.builder().token(() -> fake.token(FakeFixture.OWNER, true)).build()) {
      client.add(ADD);
      client.update(UpdateUser.of(42, "new@example.com").withState(State.ACTIVE));
      client.remove(RemoveUser.of(42, "new@example.com").withReason("Grüße"));
    }
    User added = new User("new@example.com", Role.VIEWER, State.INACTIVE);
    User active = new User("new@example.com", Role.VIEWER, State.ACTIVE);
    assertThat(fake.history(42))
        .extracting(Revision::version, Revision::operation, Revision::before, Revision::after)
        .containsExactly(
            tuple(1L, "create", null, new User(FakeFixture.OWNER, Role.OWNER, State.ACTIVE)),
            tuple(2L, "mfa", null, null),
            tuple(3L, "mfa", null, null),
            tuple(4L, "add", null, added),
            tuple(5L, "update", added, active),
            tuple(6L, "remove", active, null));
    assertThat(fake.history(42).get(5).reason()).isEqualTo("Grüße");
    assertThat(fake.history(42).get(5).actor()).isEqualTo(FakeFixture.OWNER);
    assertThat(fake.history(42).get(2).mfa())
        .isEqualTo(new MfaRequirements(true, true, true, true, false));
  }

  @Test
  void tokenShouldBeAcceptedUntilItExpires() {
    String first = fake.token(FakeFixture.OWNER);
    List<String> token = new ArrayList<>(List.of(first));
    try (OrganizationUsersClient client = fixture.builder().token(() -> token.get(0)).build()) {
      client.list(ListUsers.of(42));
      fake.expire(first);
      assertThatThrownBy(() -> client.list(ListUsers.of(42)))
          .isInstanceOf(InvalidTokenException.class);

      token.set(0, fake.token(FakeFixture.OWNER));
      client.list(ListUsers.of(42));
    }
  }

  @Test
  void tokenShouldBeAcceptedOnlyByItsFake() {
    try (FakeFixture other = new FakeFixture();
        OrganizationUsersClient client =
            fixture.builder().token(() -> other.fake.token(FakeFixture.OWNER)).build()) {
      assertThatThrownBy(() -> client.list(ListUsers.of(42)))
          .isInstanceOf(InvalidTokenException.class);
    }
  }

  @Test
  void addShouldRequireASecondFactorWhenThePolicyDoes() {
    fake.mfa(42, MANAGING);
    try (OrganizationUsersClient client = fixture.client();
        OrganizationUsersClient stronger =
            fixture.builder().token(() -> fake.token(FakeFixture.OWNER, true)).build()) {
      assertThatThrownBy(() -> client.add(ADD)).isInstanceOf(StepUpRequiredException.class);
      assertThat(stronger.add(ADD).version().etag()).isEqualTo("\"42-3\"");
    }
  }

  @Test
  void requestsShouldBeRecordedWithoutTheirTokens() throws IOException {
    fixture.list();
    fixture.send(fixture.request("nothing?x=1").header("X-Request-Id", "r-1"));

    assertThat(fake.requests())
        .extracting(ReceivedRequest::call, ReceivedRequest::method, ReceivedRequest::target)
        .containsExactly(
            tuple(ApiCall.LIST, "GET", "/v1/organizations/users/list?org_id=42"),
            tuple(null, "GET", "/v1/organizations/users/nothing?x=1"));
    assertThat(fake.requests().get(1).header("x-request-id")).isEqualTo("r-1");
    assertThat(fake.requests().get(1).header("authorization")).isNull();
    assertThat(fake.requests().toString()).doesNotContain(".fake");
  }

  @Test
  void keyShouldBeFreeAgainWhenADayHasPassed() {
    AtomicReference<Instant> now = new AtomicReference<>(START);
    InstantSource source = now::get;
    Clock clock = source.withZone(ZoneOffset.UTC);
    try (FakeOrganizationUsers timed =
            FakeOrganizationUsers.start(clock).organization(42, FakeFixture.OWNER);
        OrganizationUsersClient client = OwnerClient.builder(timed).build()) {
      client.add(ADD.withIdempotencyKey("k"));
      client.add(ADD.withIdempotencyKey("k"));
      now.set(START.plus(Duration.ofDays(1)));
      assertThatThrownBy(() -> client.add(ADD.withIdempotencyKey("k")))
          .isInstanceOf(UserAlreadyExistsException.class);
      assertThat(timed.history(42).get(0).at()).isEqualTo(START);
    }
  }

  @Test
  void callsShouldBeTheContractsOperations() {
    Set<ApiCall> ofContract =
        Contract.builtIn().operations().stream().map(ApiCall::of).collect(Collectors.toSet());
    assertThat(ofContract).containsExactlyInAnyOrderElementsOf(Arrays.asList(ApiCall.values()));
  }

  @Test
  void callShouldThrowNoResponseWhenTheFakeIsClosed() {
    try (OrganizationUsersClient client = fixture.client()) {
      fake.close();
      assertThatThrownBy(() -> client.add(ADD)).isInstanceOf(NoResponseException.class);
    }
  }
}
