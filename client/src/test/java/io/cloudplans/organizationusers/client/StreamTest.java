package io.cloudplans.organizationusers.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.cloudplans.organizationusers.client.error.CallTimeoutException;
import io.cloudplans.organizationusers.client.error.MalformedBodyException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.error.OrganizationNotFoundException;
import io.cloudplans.organizationusers.client.error.StatusMismatchException;
import io.cloudplans.organizationusers.client.error.UnexpectedResponseException;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.User;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(CONCURRENT)
class StreamTest {
  private static final String USER =
      """
      {"email":"a@b.example","role":"viewer","state":"active"}\
      """;
  private static final String MFA =
      """
      "mfa":{"view":true,"create":false,"update":true,"delete":false,"usersmgmt":true}\
      """;

  @RegisterExtension final ScriptedServer server = new ScriptedServer();
  private final OrganizationUsersClient client = server.client();

  private final OrganizationUsersClient shortTimeout =
      server.client(options -> options.withTimeout(Duration.ofSeconds(2)));

  private List<User> read() {
    return read(client);
  }

  private static List<User> read(OrganizationUsersClient client) {
    try (RosterStream roster = client.stream(ListUsers.of(42))) {
      return roster.users().toList();
    }
  }

  @Test
  void streamShouldReturnTheUsersOfTheReference() {
    server.lists().lists();
    assertThat(read()).isEqualTo(client.list(ListUsers.of(42)).users()).hasSize(6);
  }

  @Test
  void streamShouldReturnAUserBeforeTheNextArrives() throws Exception {
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
        "{\"status\":200,\"users\":[{\"email\":\"b@b.example\",\"email\":\"a@b.example\",\"role\":\"viewer\",\"state\":\"active\"},%s],%s}",
        "{\"status\":500,\"users\":[%s],%s,\"status\":200}",
        "[%s]",
      })
  void streamShouldThrowMalformedWhenTheBodyIsInvalid(String body) {
    String whole = body.contains("200,%s") ? body.formatted(MFA) : body.formatted(USER, MFA);
    server.violates(whole);
    assertThat(catchThrowable(this::read)).isExactlyInstanceOf(MalformedBodyException.class);
  }

  @Test
  void streamShouldThrowAgainWhenItIsReadAfterAFailure() {
    server.violates("{\"status\":200,\"users\":[null,%s],%s}".formatted(USER, MFA));
    try (RosterStream roster = client.stream(ListUsers.of(42))) {
      Iterator<User> users = roster.users().iterator();
      Throwable failure = catchThrowable(users::next);
      assertThat(failure).isExactlyInstanceOf(MalformedBodyException.class);
      assertThat(catchThrowable(users::next)).isSameAs(failure);
    }
  }

  @Test
  void streamShouldThrowMismatchWhenTheBodyHasAnotherStatus() {
    server.violates("{\"status\":503,\"detail\":\"no\"}");
    assertThat(catchThrowable(this::read)).isExactlyInstanceOf(StatusMismatchException.class);
  }

  @Test
  void streamShouldThrowNoResponseWhenItIsCut() {
    server.plays(
        (request, out) -> {
          out.write(ScriptedServer.head(200, "ETag: \"42-7\"", 10_000));
          out.write(("{\"status\":200,\"users\":[" + USER + ",").getBytes(UTF_8));
        });
    assertThat(catchThrowable(this::read)).isExactlyInstanceOf(NoResponseException.class);
  }

  @Test
  void streamShouldThrowTimeoutWhenTheResponseStalls() {
    server.stallsAfter(
        (new String(ScriptedServer.head(200, "ETag: \"42-7\"", 10_000), UTF_8)
                + "{\"status\":200,\"users\":["
                + USER
                + ",")
            .getBytes(UTF_8));
    List<User> users = new ArrayList<>();
    try (RosterStream roster = shortTimeout.stream(ListUsers.of(42))) {
      assertThat(catchThrowable(() -> roster.users().forEach(users::add)))
          .isExactlyInstanceOf(CallTimeoutException.class);
    }
    assertThat(users).hasSize(1);
  }

  @Test
  void streamShouldThrowTheProblemWhenItIsRejected() {
    server.rejects("organization-not-found");
    assertThat(catchThrowable(() -> client.stream(ListUsers.of(42))))
        .isInstanceOf(OrganizationNotFoundException.class)
        .hasMessageContaining("/problems/organization-not-found");
  }

  @Test
  void streamShouldCutTheConnectionWhenItIsClosedEarly() throws Exception {
    CountDownLatch cut = server.floods(200, "", "{\"status\":200,\"users\":[" + USER, "," + USER);
    try (RosterStream roster = client.stream(ListUsers.of(42))) {
      assertThat(roster.users().limit(3)).hasSize(3);
    }
    cut.await();
  }

  @Test
  void pagesShouldFollowTheLinksWhenIterated() throws Exception {
    String next = "Link: <?org_id=42&limit=1000&cursor=AQ>; rel=\"next\"";
    server.lists(next).lists();
    List<Roster> pages = new ArrayList<>();
    client.pages(ListUsers.of(42)).forEach(pages::add);
    assertThat(pages).hasSize(2);
    assertThat(server.received().line()).contains("&limit=1000 ");
    assertThat(server.received().line()).contains("&limit=1000&cursor=AQ ");
  }

  @Test
  void streamShouldReadEachMemberWhenACompressedBodyArrivesInSeveral() throws Exception {
    CountDownLatch firstRead = new CountDownLatch(1);
    String body = "{\"status\":200,\"users\":[%s,%s],%s}".formatted(USER, USER, MFA);
    int end = body.indexOf(USER) + USER.length() + 1;
    byte[] first = gzip(body.substring(0, end));
    byte[] second = gzip(body.substring(end));
    server.plays(
        (request, out) -> {
          out.write(
              ScriptedServer.head(
                  200, "ETag: \"42-7\"\nContent-Encoding: gzip", first.length + second.length));
          out.write(first);
          out.flush();
          firstRead.await();
          out.write(second);
        });
    try (RosterStream roster = client.stream(ListUsers.of(42))) {
      assertThat(roster.users().peek(user -> firstRead.countDown())).hasSize(2);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void streamShouldThrowTimeoutWhenACompressedBodyDoesNotBegin() {
    server.stallsAfter(ScriptedServer.head(200, "ETag: \"42-7\"\nContent-Encoding: gzip", 10_000));
    assertThat(catchThrowable(() -> read(shortTimeout)))
        .isExactlyInstanceOf(CallTimeoutException.class);
  }

  @Test
  void streamShouldCloseTheConnectionWhenTheBodyIsNotTheDeclaredGzip() throws Exception {
    CountDownLatch cut = server.floods(200, "Content-Encoding: gzip", "", " ");
    assertThat(catchThrowable(this::read)).isExactlyInstanceOf(NoResponseException.class);
    cut.await();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AQ", "AQ,AQ", "AQ,Ag,AQ", "AQ,Ag,Aw,Ag", "AQ,Ag,Aw,BA,BQ,AQ"})
  void pagesShouldThrowWhenAPageLinksBack(String cursors) {
    for (String cursor : cursors.split(",", -1)) {
      server.lists("Link: <?cursor=" + cursor + ">; rel=\"next\"");
    }
    ListUsers first = ListUsers.of(42).withLimit(1).withCursor("AQ");
    assertThat(catchThrowable(() -> client.pages(first).forEach(page -> {})))
        .isExactlyInstanceOf(UnexpectedResponseException.class);
    assertThat(server.receivedCount()).isLessThanOrEqualTo(cursors.split(",", -1).length);
  }
}
