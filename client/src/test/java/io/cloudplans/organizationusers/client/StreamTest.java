package io.cloudplans.organizationusers.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cloudplans.organizationusers.client.error.CallTimeoutException;
import io.cloudplans.organizationusers.client.error.MalformedBodyException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.error.StatusMismatchException;
import io.cloudplans.organizationusers.client.error.UnexpectedResponseException;
import io.cloudplans.organizationusers.client.error.UserNotFoundException;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.User;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTest {
  private static final String VECTOR = Contract.text("vectors/list/response.json");
  private static final String USER =
      "{\"email\":\"a@b.example\",\"role\":\"viewer\",\"state\":\"active\"}";
  private static final String MFA =
      "\"mfa\":{\"view\":true,\"create\":false,\"update\":true,\"delete\":false,\"usersmgmt\":true}";

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

  private List<User> read() {
    try (RosterStream roster = client.stream(ListUsers.of(42))) {
      return roster.users().toList();
    }
  }

  @Test
  void streamShouldHaveTheRosterWhenItIsTheVector() {
    server.succeeds(VECTOR).succeeds(VECTOR);
    assertThat(read()).isEqualTo(client.list(ListUsers.of(42)).users()).hasSize(6);
  }

  @Test
  void streamShouldGiveAUserBeforeTheNextHasCome() throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    server.plays(
        (request, out) -> {
          byte[] start = ("{\"status\":200,\"users\":[" + USER + ",").getBytes(UTF_8);
          byte[] end = (USER + "]," + MFA + "}").getBytes(UTF_8);
          out.write(ScriptedServer.head(200, "ETag: \"42-7\"", start.length + end.length));
          out.write(start);
          out.flush();
          seen.await();
          out.write(end);
        });
    List<User> users = new ArrayList<>();
    try (RosterStream roster = client.stream(ListUsers.of(42))) {
      assertThat(roster.version()).hasToString("\"42-7\"");
      roster
          .users()
          .forEach(
              user -> {
                users.add(user);
                seen.countDown();
              });
    }
    assertThat(users).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":200,\"users\":[%s]}",
        "{\"status\":200,%s}",
        "{\"status\":200,\"users\":[%s],\"mfa\":{}}",
        "{\"status\":200,\"users\":[%s,null],%s}",
        "{\"users\":[%s],%s}",
        "{\"status\":200,\"users\":[%s],%s",
        "{\"status\":200,\"users\":[%s],%s}{}",
        "{\"status\":200,\"users\":[%s],\"users\":[],%s}",
        "{\"status\":500,\"users\":[%s],%s,\"status\":200}",
        "[%s]",
      })
  void streamShouldThrowMalformedWhenItIsNotTheContracts(String body) {
    String whole = body.contains("[%s") ? body.formatted(USER, MFA) : body.formatted(MFA);
    server.succeeds(whole);
    assertThat(catchThrowable(this::read)).isExactlyInstanceOf(MalformedBodyException.class);
  }

  @Test
  void streamShouldThrowMismatchWhenTheBodySaysAnotherStatus() {
    server.succeeds("{\"status\":503,\"detail\":\"no\"}");
    assertThat(catchThrowable(this::read)).isExactlyInstanceOf(StatusMismatchException.class);
  }

  @Test
  void streamShouldThrowNoAnswerWhenItIsCut() {
    server.plays(
        (request, out) -> {
          out.write(ScriptedServer.head(200, "ETag: \"42-7\"", 10_000));
          out.write(("{\"status\":200,\"users\":[" + USER + ",").getBytes(UTF_8));
        });
    assertThat(catchThrowable(this::read)).isExactlyInstanceOf(NoResponseException.class);
  }

  @Test
  void streamShouldThrowTimeoutWhenNothingMoreComes() {
    server.stallsAfter(
        (new String(ScriptedServer.head(200, "ETag: \"42-7\"", 10_000), UTF_8)
                + "{\"status\":200,\"users\":["
                + USER
                + ",")
            .getBytes(UTF_8));
    client = server.client().timeout(Duration.ofMillis(300)).build();
    List<User> users = new ArrayList<>();
    assertThat(
            catchThrowable(
                () -> {
                  try (RosterStream roster = client.stream(ListUsers.of(42))) {
                    roster.users().forEach(users::add);
                  }
                }))
        .isExactlyInstanceOf(CallTimeoutException.class);
    assertThat(users).hasSize(1);
  }

  @Test
  void streamShouldThrowTheProblemWhenItIsRefused() {
    server.refuses("user-not-found");
    assertThat(catchThrowable(() -> client.stream(ListUsers.of(42))))
        .isInstanceOf(UserNotFoundException.class)
        .hasMessageContaining("/problems/user-not-found");
  }

  @Test
  void streamShouldCutTheConnectionWhenItIsClosedEarly() throws Exception {
    CountDownLatch cut = new CountDownLatch(1);
    server.plays(
        (request, out) -> {
          out.write(ScriptedServer.head(200, "ETag: \"42-7\"", Integer.MAX_VALUE));
          out.write(("{\"status\":200,\"users\":[" + USER).getBytes(UTF_8));
          try {
            for (; ; ) {
              out.write(("," + USER).getBytes(UTF_8));
            }
          } catch (IOException e) {
            cut.countDown();
          }
        });
    try (RosterStream roster = client.stream(ListUsers.of(42))) {
      assertThat(roster.users().limit(3)).hasSize(3);
    }
    cut.await();
  }

  @Test
  void pagesShouldFollowTheLinksWhenIterated() throws Exception {
    String next = "Link: <?org_id=42&limit=1000&cursor=AQ>; rel=\"next\"";
    server.succeeds(VECTOR, next).succeeds(VECTOR);
    List<Roster> pages = new ArrayList<>();
    client.pages(ListUsers.of(42)).forEach(pages::add);
    assertThat(pages).hasSize(2);
    assertThat(server.received().line()).contains("&limit=1000 ");
    assertThat(server.received().line()).contains("&limit=1000&cursor=AQ ");
  }

  @Test
  void streamShouldThrowTimeoutWhenItsCompressionDoesNotBegin() {
    server.stallsAfter(ScriptedServer.head(200, "ETag: \"42-7\"\nContent-Encoding: gzip", 10_000));
    client = server.client().timeout(Duration.ofMillis(300)).build();
    assertThat(catchThrowable(this::read)).isExactlyInstanceOf(CallTimeoutException.class);
  }

  @Test
  void streamShouldLetTheConnectionGoWhenItsCompressionIsNone() throws Exception {
    CountDownLatch cut = new CountDownLatch(1);
    server.plays(
        (request, out) -> {
          String headers = "ETag: \"42-7\"\nContent-Encoding: gzip";
          out.write(ScriptedServer.head(200, headers, Integer.MAX_VALUE));
          try {
            for (; ; ) {
              out.write(' ');
            }
          } catch (IOException e) {
            cut.countDown();
          }
        });
    assertThat(catchThrowable(this::read)).isExactlyInstanceOf(NoResponseException.class);
    cut.await();
  }

  @Test
  void pagesShouldEndWhenTheNextPageIsTheSame() {
    String next = "Link: <?cursor=AQ>; rel=\"next\"";
    server.succeeds(VECTOR, next).succeeds(VECTOR, next);
    assertThat(catchThrowable(() -> client.pages(ListUsers.of(42)).forEach(page -> {})))
        .isExactlyInstanceOf(UnexpectedResponseException.class);
  }
}
