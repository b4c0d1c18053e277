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
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AsyncTest {
  private static final String DONE = "{\"status\":200}";
  private static final String VECTOR = Contract.text("vectors/list/response.json");

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

  @Test
  void callsShouldCompleteWhenTheyAreAnswered() {
    server.succeeds(VECTOR).answers(304, "ETag: \"42-7\"", "");
    server.succeeds(DONE).succeeds(DONE).succeeds(DONE);
    Version version = new Version("\"42-7\"");
    assertThat(client.async().list(ListUsers.of(42)).join().users()).hasSize(6);
    assertThat(client.async().listIfChanged(ListUsers.of(42), version).join()).isEmpty();
    assertThat(client.async().add(AddUser.of(42, "a@b.example", Role.VIEWER)).join())
        .isEqualTo(version);
    assertThat(
            client
                .async()
                .update(UpdateUser.of(42, "a@b.example").withRole(Role.ADMIN))
                .thenCombine(
                    client.async().remove(RemoveUser.of(42, "a@b.example")),
                    (updated, removed) -> List.of(updated, removed))
                .join())
        .containsExactly(version, version);
  }

  @Test
  void callShouldFailItsFutureWhenItThrows() {
    server.plays((request, out) -> {});
    assertThatThrownBy(() -> client.async().list(ListUsers.of(42)).join())
        .hasCauseExactlyInstanceOf(NoResponseException.class);
  }

  @Test
  void callShouldGiveItsRequestUpWhenItIsCancelled() throws Exception {
    CountDownLatch here = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    server.plays(
        (request, out) -> {
          out.write(ScriptedServer.head(200, "", Integer.MAX_VALUE));
          here.countDown();
          try {
            for (; ; ) {
              out.write(' ');
            }
          } catch (IOException e) {
            gone.countDown();
          }
        });
    CompletableFuture<Roster> call = client.async().list(ListUsers.of(42));
    here.await();
    assertThat(call.cancel(true)).isTrue();
    gone.await();
    assertThat(call).isCancelled();
  }

  @Test
  void callsShouldRunOnTheExecutorWhenThereIsOne() {
    server.succeeds(VECTOR);
    AtomicInteger runs = new AtomicInteger();
    try (var own =
        server
            .client()
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
  void callsShouldBeRefusedWhenTheClientIsClosed() {
    OrganizationUsersClient view = client.withOptions(options -> options.withMaxRetries(1));
    view.close();
    server.succeeds(VECTOR);
    assertThat(view.list(ListUsers.of(42)).users()).isNotEmpty();
    client.close();
    client.close();
    assertThatThrownBy(() -> view.list(ListUsers.of(42)))
        .isExactlyInstanceOf(IllegalStateException.class);
  }
}
