package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudplans.organizationusers.client.config.CallHook;
import io.cloudplans.organizationusers.client.config.Outcome;
import io.cloudplans.organizationusers.client.error.InvalidCallException;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.UpdateUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookTest {
  private static final RemoveUser REMOVE = RemoveUser.of(42, "a@b.example");

  @RegisterExtension final ScriptedServer server = new ScriptedServer();
  private final List<String> log = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();

  private OrganizationUsersClient client(CallHook hook) {
    return server.builder().hook(hook).options(options -> options.withMaxRetries(2)).build();
  }

  private OrganizationUsersClient client() {
    return client(
        attempt -> {
          String name = attempt.operation() + " " + attempt.number() + " ";
          return outcome -> {
            outcomes.add(outcome);
            log.add(name + outcome.status() + " " + outcome.tag());
          };
        });
  }

  @Test
  void hookShouldSeeEachAttemptWhenACallIsRetried() {
    server.rejects("internal-error").plays((request, out) -> {}).acknowledges();
    client().remove(REMOVE);
    assertThat(log)
        .containsExactly(
            "removeUser 1 500 InternalErrorException",
            "removeUser 2 0 NoResponseException",
            "removeUser 3 200 success");
    assertThat(outcomes)
        .extracting(Outcome::duration)
        .allMatch(time -> time.compareTo(Duration.ZERO) > 0);
  }

  @Test
  void hookShouldNameTheOperationOfTheContract() {
    server.lists().lists().acknowledges().acknowledges().violates(500, "", "oops");
    OrganizationUsersClient client = client();
    client.list(ListUsers.of(42));
    client.stream(ListUsers.of(42)).close();
    client.add(AddUser.of(42, "a@b.example", Role.VIEWER));
    client.update(UpdateUser.of(42, "a@b.example").withState(State.ACTIVE));
    assertThat(catchThrowable(() -> client.remove(REMOVE))).isSameAs(outcomes.get(4).failure());
    assertThat(log)
        .containsExactly(
            "listUsers 1 200 success",
            "listUsers 1 200 success",
            "addUser 1 200 success",
            "updateUser 1 200 success",
            "removeUser 1 500 NotAProblemException");
    assertThat(log)
        .extracting(line -> line.replaceAll(" .*", ""))
        .isSubsetOf(Contract.json("openapi.json").findValuesAsText("operationId"));
  }

  @Test
  void headersShouldBeSentWhenTheHookSetsThem() throws Exception {
    server.acknowledges();
    client(
            attempt -> {
              attempt.setHeader(
                  "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
              attempt.setHeader("user-agent", "an-application");
              attempt.setHeader("Authorization", "Bearer another");
              return outcome -> {};
            })
        .remove(REMOVE);
    assertThat(server.received().headers())
        .containsEntry("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        .containsEntry("user-agent", "an-application")
        .containsEntry("authorization", "Bearer a-token");
  }

  @ParameterizedTest
  @CsvSource({"X-Name, s3cret\n", "Host, s3cret", "x y, s3cret", "'', s3cret"})
  void callShouldThrowWithoutTheValueWhenTheHooksHeaderIsInvalid(String name, String value) {
    var thrown =
        catchThrowableOfType(
            InvalidCallException.class,
            () ->
                client(
                        attempt -> {
                          attempt.setHeader(name, value + "\r");
                          return outcome -> {};
                        })
                    .remove(REMOVE));
    assertThat(thrown)
        .hasMessage("not sent: [" + name + ": must be a header that HTTP allows]")
        .hasNoCause();
    assertThat(server.receivedCount()).isZero();
  }

  @Test
  void callShouldThrowTheExceptionOfTheHookWhenItFails() {
    var fault = new IllegalStateException("no span");
    CallHook failing =
        attempt -> {
          throw fault;
        };
    assertThat(catchThrowable(() -> client(failing).remove(REMOVE))).isSameAs(fault);
    assertThat(server.receivedCount()).isZero();
  }
}
