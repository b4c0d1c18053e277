package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.UpdateUser;
import io.cloudplans.organizationusers.client.model.Version;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AsyncTest {
  @RegisterExtension final ScriptedServer server = new ScriptedServer();
  private final OrganizationUsersClient client = server.client();

  @Test
  void callsShouldCompleteWhenTheResponsesArrive() {
    server.lists().responds(304, "ETag: \"42-7\"", "");
    server.acknowledges().acknowledges().acknowledges();
    Version version = new Version("\"42-7\"");
    assertThat(client.async().list(ListUsers.of(42)).join().users()).hasSize(6);
    assertThat(client.async().listIfChanged(ListUsers.of(42), version).join()).isEmpty();
    assertThat(client.async().add(AddUser.of(42, "a@b.example", Role.VIEWER)).join().version())
        .isEqualTo(version);
    assertThat(
            client
                .async()
                .update(UpdateUser.of(42, "a@b.example").withRole(Role.ADMIN))
                .thenCombine(
                    client.async().remove(RemoveUser.of(42, "a@b.example")),
                    (updated, removed) -> List.of(updated.version(), removed.version()))
                .join())
        .containsExactly(version, version);
  }

  @Test
  void callShouldCompleteItsFutureExceptionallyWhenItThrows() {
    server.plays((request, out) -> {});
    assertThatThrownBy(() -> client.async().list(ListUsers.of(42)).join())
        .hasCauseExactlyInstanceOf(NoResponseException.class);
  }

  @Test
  void callShouldCancelItsRequestWhenItIsCancelled() throws Exception {
    CountDownLatch cut = server.floods(200, "", "", " ");
    CompletableFuture<Roster> call = client.async().list(ListUsers.of(42));
    server.received();
    assertThat(call.cancel(true)).isTrue();
    cut.await();
    assertThat(call).isCancelled();
  }

  @Test
  void callShouldCancelItsRequestWhenItsFutureIsCompletedEarlier() throws Exception {
    CountDownLatch cut = server.floods(200, "", "", " ");
    CompletableFuture<Roster> call = client.async().list(ListUsers.of(42));
    server.received();
    assertThat(call.completeExceptionally(new TimeoutException())).isTrue();
    cut.await();
  }

  @Test
  void callsShouldRunOnTheExecutorWhenOneIsSet() {
    server.lists();
    AtomicInteger runs = new AtomicInteger();
    try (var own =
        server
            .builder()
            .executor(
                call -> {
                  runs.incrementAndGet();
                  call.run();
                })
            .build()) {
      assertThat(own.async().list(ListUsers.of(42))).isCompleted();
    }
    assertThat(runs).hasValue(1);
  }

  @Test
  void callsShouldThrowWhenTheClientIsClosed() {
    OrganizationUsersClient view = client.withOptions(options -> options.withMaxRetries(1));
    view.close();
    server.lists();
    assertThat(view.list(ListUsers.of(42)).users()).isNotEmpty();
    client.close();
    client.close();
    assertThatThrownBy(() -> view.list(ListUsers.of(42)))
        .isExactlyInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> view.async().list(ListUsers.of(42)).join())
        .hasCauseExactlyInstanceOf(IllegalStateException.class);
  }
}
