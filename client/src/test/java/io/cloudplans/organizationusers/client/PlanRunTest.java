package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudplans.organizationusers.client.ScriptedServer.Received;
import io.cloudplans.organizationusers.client.error.CallInterruptedException;
import io.cloudplans.organizationusers.client.error.InvalidCallException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.client.model.Version;
import io.cloudplans.organizationusers.client.plan.DesiredRoster;
import io.cloudplans.organizationusers.client.plan.PlanStoppedException;
import io.cloudplans.organizationusers.client.plan.PlannedChange;
import io.cloudplans.organizationusers.client.plan.RosterPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanRunTest {
  private static final User NEW = new User("new@b.example", Role.VIEWER, State.ACTIVE);
  private static final User OLD = new User("old@b.example", Role.BILLING, State.INACTIVE);
  private static final User FROM = new User("same@b.example", Role.VIEWER, State.ACTIVE);
  private static final User TO = new User("same@b.example", Role.PLANNER, State.ACTIVE);
  private static final RosterPlan PLAN =
      new RosterPlan(
          42,
          new Version("\"42-7\""),
          List.of(
              new PlannedChange.Add(NEW),
              new PlannedChange.Update(FROM, TO),
              new PlannedChange.Remove(OLD)),
          List.of());

  private final List<String> progress = new ArrayList<>();
  @RegisterExtension final ScriptedServer server = new ScriptedServer();
  private final OrganizationUsersClient client = server.client();

  private Version apply(RosterPlan plan, @Nullable String reason) {
    return client.apply(
        plan,
        reason,
        (applied, total, change) -> progress.add(applied + "/" + total + " " + change));
  }

  private PlanStoppedException stopped(RosterPlan plan) {
    return catchThrowableOfType(PlanStoppedException.class, () -> apply(plan, "Left"));
  }

  private ScriptedServer acknowledges(int... versions) {
    for (int version : versions) {
      server.responds(200, "ETag: \"42-" + version + "\"", "{\"status\":200}");
    }
    return server;
  }

  private List<Received> received(int count) throws InterruptedException {
    List<Received> received = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      received.add(server.received());
    }
    return received;
  }

  private static List<String> header(List<Received> received, String name) {
    return received.stream().map(request -> request.headers().get(name)).toList();
  }

  @Test
  void eachWriteShouldRequireTheVersionOfThePreviousOne() throws Exception {
    acknowledges(8, 9, 10);

    assertThat(apply(PLAN, "İşten ayrıldı")).isEqualTo(new Version("\"42-10\""));

    List<Received> sent = received(3);
    assertThat(sent)
        .extracting(request -> request.line().replaceAll("\\?.*", "") + " " + request.body())
        .containsExactly(
            """
            POST /v1/organizations/users/add {"org_id":"42","user_id":"new@b.example","role":"viewer","state":"active"}\
            """,
            """
            POST /v1/organizations/users/update {"org_id":"42","user_id":"same@b.example","role":"planner","state":"active"}\
            """,
            """
            POST /v1/organizations/users/remove {"org_id":"42","user_id":"old@b.example","reason":"İşten ayrıldı"}\
            """);
    assertThat(header(sent, "if-match")).containsExactly("\"42-7\"", "\"42-8\"", "\"42-9\"");
    assertThat(header(sent, "idempotency-key"))
        .doesNotHaveDuplicates()
        .allMatch(key -> key.matches("[A-Za-z0-9._~:-]{1,64}"));
    assertThat(progress)
        .containsExactly(
            "1/3 + new@b.example: viewer, active",
            "2/3 ~ same@b.example: viewer, active -> planner, active",
            "3/3 - old@b.example: billing, inactive");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "precondition-failed",
        "user-not-found",
        "owner-protected",
        "role-not-permitted",
        "step-up-required",
        "unavailable"
      })
  void applyShouldStopWithTheAppliedChangesWhenAWriteIsRejected(String slug) {
    acknowledges(8).rejects(slug);

    PlanStoppedException stopped = stopped(PLAN);

    assertThat(stopped.applied()).containsExactly(PLAN.changes().get(0));
    assertThat(stopped.remaining()).containsExactlyElementsOf(PLAN.changes().subList(1, 3));
    assertThat(stopped.version()).isEqualTo(new Version("\"42-8\""));
    assertThat(stopped)
        .hasMessageStartingWith("stopped after 1 of 3 changes: /problems/" + slug)
        .message()
        .doesNotContain("b.example", "Left", "a-token");
    assertThat(progress).hasSize(1);
  }

  @Test
  void applyShouldContinueWithTheSameKeysWhenAResponseWasLost() throws Exception {
    acknowledges(8).plays((request, out) -> {});
    assertThat(stopped(PLAN)).hasCauseInstanceOf(NoResponseException.class);
    List<Received> first = received(2);
    // The first responses again: a known key takes precedence over a precondition.
    acknowledges(8, 9, 10);

    assertThat(apply(PLAN, "Left")).isEqualTo(new Version("\"42-10\""));

    List<Received> again = received(3);
    for (String name : List.of("idempotency-key", "if-match")) {
      assertThat(header(again, name)).startsWith(header(first, name).toArray(String[]::new));
    }
    assertThat(again.get(1).body()).isEqualTo(first.get(1).body());
  }

  @Test
  void applyShouldSendAnotherKeyWhenThePlanOrTheReasonDiffers() throws Exception {
    assertThat(List.of(key(42, 7, null), key(42, 8, null), key(43, 7, null), key(42, 7, "Left")))
        .doesNotHaveDuplicates();
    assertThat(key(42, 7, null)).isEqualTo(key(42, 7, null));
  }

  private String key(long orgId, int base, @Nullable String reason) throws InterruptedException {
    acknowledges(base + 1);
    Version version = new Version("\"42-" + base + "\"");
    apply(new RosterPlan(orgId, version, PLAN.changes().subList(2, 3), List.of()), reason);
    return Objects.requireNonNull(server.received().headers().get("idempotency-key"));
  }

  @Test
  void applyShouldStopBeforeTheNextWriteWhenTheThreadIsInterrupted() {
    acknowledges(8);
    PlanStoppedException stopped =
        catchThrowableOfType(
            PlanStoppedException.class,
            () ->
                client.apply(
                    PLAN, null, (applied, total, change) -> Thread.currentThread().interrupt()));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(stopped.applied()).hasSize(1);
    assertThat(stopped).hasCauseInstanceOf(CallInterruptedException.class);
  }

  @Test
  void applyShouldStopWhenTheTokenSourceFails() {
    try (OrganizationUsersClient tokenless =
        server
            .builder()
            .token(
                () -> {
                  throw new IllegalStateException("no token");
                })
            .build()) {
      PlanStoppedException stopped =
          catchThrowableOfType(
              PlanStoppedException.class,
              () -> tokenless.apply(PLAN, null, (applied, total, change) -> {}));
      assertThat(stopped.remaining()).hasSize(3);
      assertThat(stopped).hasMessage("stopped after 0 of 3 changes: no token");
    }
  }

  @Test
  void applyShouldSendNothingWhenThereIsNothingToDo() {
    RosterPlan empty = new RosterPlan(42, new Version("\"42-7\""), List.of(), List.of());
    assertThat(apply(empty, "Left")).isEqualTo(empty.base());
    assertThat(server.receivedCount()).isZero();
  }

  @Test
  void applyShouldSendNothingWhenTheReasonIsInvalid() {
    for (String reason : List.of("", "a\nb", "😀".repeat(501))) {
      assertThatExceptionOfType(InvalidCallException.class).isThrownBy(() -> apply(PLAN, reason));
    }
    assertThat(server.receivedCount()).isZero();
  }

  @Test
  void planShouldListOnceAndKeepTheVersion() throws Exception {
    server.lists();

    RosterPlan plan = client.plan(42, new DesiredRoster(List.of(NEW)), "Admin@Example.com");

    assertThat(plan.base()).isEqualTo(new Version("\"42-7\""));
    assertThat(plan.count(PlannedChange.Add.class)).isEqualTo(1);
    assertThat(plan.changes().get(5).email()).isEqualTo("admin@example.com");
    assertThat(server.received().line())
        .isEqualTo("GET /v1/organizations/users/list?action=users&org_id=42 HTTP/1.1");
    assertThat(server.receivedCount()).isZero();
  }
}
