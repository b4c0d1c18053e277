package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.cloudplans.organizationusers.client.error.InvalidCallException;
import io.cloudplans.organizationusers.client.error.RequestFault;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.UpdateUser;
import io.cloudplans.organizationusers.client.model.Version;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksTest {
  private static final AddUser ADD = AddUser.of(42, "a@b.example", Role.VIEWER);
  private static final RemoveUser REMOVE = RemoveUser.of(42, "a@b.example");

  @RegisterExtension final ScriptedServer server = new ScriptedServer();
  private final OrganizationUsersClient client = server.client();

  private static Arguments fault(String location, Consumer<OrganizationUsersClient> call) {
    return arguments(location, call);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("Idempotency-Key", c -> c.add(ADD.withIdempotencyKey("s3cret key"))),
        fault("Idempotency-Key", c -> c.add(ADD.withIdempotencyKey("s3cret\r\n"))),
        fault("Idempotency-Key", c -> c.remove(REMOVE.withIdempotencyKey("k".repeat(65)))),
        fault("If-Match", c -> c.remove(REMOVE.withIfMatch(new Version("s3cret")))),
        fault("If-Match", c -> c.remove(REMOVE.withIfMatch(new Version("\"ş\"")))),
        fault("If-None-Match", c -> c.listIfChanged(ListUsers.of(42), new Version("\"\r\""))));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void callShouldNotBeSentWhenAHeaderValueIsInvalid(
      String location, Consumer<OrganizationUsersClient> call) {
    var thrown = catchThrowableOfType(InvalidCallException.class, () -> call.accept(client));
    assertThat(thrown.errors())
        .extracting(RequestFault::toString)
        .singleElement()
        .asString()
        .startsWith(location + ": ");
    assertThat(thrown).hasMessageStartingWith("not sent: [").hasMessageNotContaining("s3cret");
    assertThat(server.receivedCount()).isZero();
  }

  @Test
  void callShouldBeSentWhenOnlyTheServerChecksItsValues() throws Exception {
    server.acknowledges().acknowledges();
    client.add(AddUser.of(-1, "s p a c e\n", new Role("auditor")).withIdempotencyKey("\"k\""));
    client.update(UpdateUser.of(0, "").withIfMatch(new Version("W/\"1-1-gzip\"")));
    assertThat(server.received().body())
        .isEqualTo(
            """
            {"org_id":"-1","user_id":"s p a c e\\n","role":"auditor"}\
            """);
    assertThat(server.received().headers()).containsEntry("if-match", "W/\"1-1-gzip\"");
  }

  @Test
  @SuppressWarnings("NullAway")
  void requestShouldRejectNullWhenItIsCreated() {
    assertThatNullPointerException().isThrownBy(() -> AddUser.of(42, null, Role.VIEWER));
    assertThatNullPointerException().isThrownBy(() -> AddUser.of(42, "a@b.example", null));
    assertThatNullPointerException().isThrownBy(() -> UpdateUser.of(42, null));
    assertThatNullPointerException().isThrownBy(() -> RemoveUser.of(42, null));
  }
}
