package io.cloudplans.organizationusers.client.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import io.cloudplans.organizationusers.client.error.CallTimeoutException;
import io.cloudplans.organizationusers.client.error.MalformedBodyException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.error.NotAProblemException;
import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.error.OwnerProtectedException;
import io.cloudplans.organizationusers.client.error.StatusMismatchException;
import io.cloudplans.organizationusers.client.error.StepUpRequiredException;
import io.cloudplans.organizationusers.client.error.UnavailableException;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.Role;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripted faults, as the client reports them. */
class ClientFaultsTest {
  private static final AddUser ADD = AddUser.of(42, "new@example.com", Role.VIEWER);

  @AutoClose private final FakeFixture fixture = new FakeFixture();
  private final FakeOrganizationUsers fake = fixture.fake;

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments(Faults.problem("unavailable"), UnavailableException.class),
        arguments(Faults.problem("owner-protected"), OwnerProtectedException.class),
        arguments(Faults.stepUp(), StepUpRequiredException.class),
        arguments(Faults.dropConnection(), NoResponseException.class),
        arguments(Faults.dropResponse(), NoResponseException.class),
        arguments(Faults.truncateResponse(), NoResponseException.class),
        arguments(Faults.malformedBody(), MalformedBodyException.class),
        arguments(Faults.statusMismatch(), StatusMismatchException.class),
        arguments(Faults.htmlPage(502), NotAProblemException.class),
        arguments(Faults.htmlPage(200), MalformedBodyException.class));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void addShouldThrowTheExceptionOfTheFaultWhenScripted(
      ScriptedFault fault, Class<? extends OrganizationUsersException> thrown) {
    fake.next(fault);
    try (OrganizationUsersClient client = fixture.client()) {
      assertThatThrownBy(() -> client.add(ADD)).isExactlyInstanceOf(thrown);
    }
  }

  @Test
  void addShouldTimeOutWhenDelayedForLonger() {
    fake.next(Faults.delay(Duration.ofDays(1)));
    try (OrganizationUsersClient client =
        fixture.builder().timeout(Duration.ofSeconds(1)).build()) {
      assertThatThrownBy(() -> client.add(ADD)).isInstanceOf(CallTimeoutException.class);
    }
  }

  @Test
  void listShouldThrowWithTheTimeToWaitWhenScripted() {
    fake.next(Faults.problem("unavailable", Duration.ofSeconds(7)));
    try (OrganizationUsersClient client = fixture.client()) {
      assertThat(
              catchThrowableOfType(UnavailableException.class, () -> client.list(ListUsers.of(42)))
                  .retryAfter())
          .contains(Duration.ofSeconds(7));
    }
  }

  @Test
  void addShouldBeAppliedOnceWhenRetriedWithItsKeyAfterALostResponse() {
    fake.next(Faults.dropResponse());
    AddUser add = ADD.withIdempotencyKey("k-1");
    try (OrganizationUsersClient client = fixture.client()) {
      assertThatThrownBy(() -> client.add(add)).isInstanceOf(NoResponseException.class);

      assertThat(client.add(add).version().etag()).isEqualTo("\"42-2\"");
    }
    assertThat(fake.users(42)).extracting(user -> user.email()).contains("new@example.com");
    assertThat(fake.requests())
        .extracting(request -> request.header("idempotency-key"))
        .containsExactly("k-1", "k-1");
  }
}
