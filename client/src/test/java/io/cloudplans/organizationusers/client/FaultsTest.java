package io.cloudplans.organizationusers.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudplans.organizationusers.client.error.CallInterruptedException;
import io.cloudplans.organizationusers.client.error.CallTimeoutException;
import io.cloudplans.organizationusers.client.error.MalformedBodyException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.error.NotAProblemException;
import io.cloudplans.organizationusers.client.error.StatusMismatchException;
import io.cloudplans.organizationusers.client.error.UnexpectedResponseException;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  private static final AddUser ADD = AddUser.of(42, "a@b.example", Role.VIEWER);

  private ScriptedServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedServer();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{\"st"
      })
  void addShouldThrowNoAnswerWhenTheConnectionIsCut(String start) throws Exception {
    server.plays((request, out) -> out.write(start.getBytes(US_ASCII)));
    Throwable thrown = thrownByAdd(server.client());
    assertThat(thrown).isExactlyInstanceOf(NoResponseException.class).hasNoSuppressedExceptions();
    assertThat(thrown).hasMessageStartingWith("no whole answer: ");
  }

  @Test
  void addShouldThrowNoAnswerWhenNobodyListens() throws Exception {
    server.close();
    assertThat(thrownByAdd(server.client())).isExactlyInstanceOf(NoResponseException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{"})
  void addShouldThrowTimeoutWhenTheAnswerStalls(String start) {
    server.stallsAfter(start.getBytes(US_ASCII));
    assertThat(thrownByAdd(server.client().timeout(Duration.ofMillis(200))))
        .isExactlyInstanceOf(CallTimeoutException.class)
        .hasMessage("no whole answer within PT0.2S");
  }

  @Test
  void addShouldCutTheConnectionWhenTheBodyDripsWithoutEnd() throws Exception {
    CountDownLatch cut = new CountDownLatch(1);
    server.plays(
        (request, out) -> {
          out.write(ScriptedServer.head(200, "", Integer.MAX_VALUE));
          try {
            for (; ; ) {
              out.write(' ');
            }
          } catch (IOException e) {
            cut.countDown();
          }
        });
    OrganizationUsersClient client = server.client().timeout(Duration.ofMillis(200)).build();
    assertThat(catchThrowable(() -> client.add(ADD))).isInstanceOf(CallTimeoutException.class);
    cut.await();
  }

  @Test
  void addShouldBeSentOnceWhenTheConnectionIsCut() {
    server.plays((request, out) -> {}).succeeds("{\"status\":200}");
    assertThat(thrownByAdd(server.client())).isExactlyInstanceOf(NoResponseException.class);
    assertThat(server.receivedCount()).isEqualTo(1);
  }

  @Test
  void addShouldThrowInterruptedAndKeepTheMarkWhenTheThreadIsInterrupted() {
    server.stallsAfter();
    Thread.currentThread().interrupt();
    assertThat(thrownByAdd(server.client())).isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "null",
        "[]",
        "<html>hello</html>",
        "{\"status\":200",
        "{\"status\":200}{\"status\":200}",
        "{}",
        "{\"status\":null}",
        "{\"status\":\"200\"}",
        "{\"status\":200.5}",
      })
  void addShouldThrowMalformedWhenTheBodyIsNotTheContracts(String body) {
    server.succeeds(body, "X-Request-Id: r-1");
    var thrown = catchThrowableOfType(MalformedBodyException.class, () -> add(server.client()));
    assertThat(thrown.status()).isEqualTo(200);
    assertThat(thrown.rawBody()).isEqualTo(body);
    assertThat(thrown.requestId()).contains("r-1");
    assertThat(thrown).hasMessageEndingWith("(status 200, request r-1)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":200}",
        "{\"status\":200,\"users\":[],\"mfa\":{}}",
        "{\"status\":200,\"users\":[null]}",
        "{\"status\":200,\"users\":[{\"role\":\"viewer\",\"state\":\"active\"}]}",
        "{\"status\":200,\"users\":[{\"email\":\"a@b.c\",\"role\":null,\"state\":\"active\"}]}",
        "{\"status\":200,\"users\":{}}",
      })
  void listShouldThrowMalformedWhenAMemberIsMissing(String body) {
    server.succeeds(body);
    assertThat(catchThrowable(() -> server.client().build().list(ListUsers.of(42))))
        .isExactlyInstanceOf(MalformedBodyException.class);
  }

  @ParameterizedTest
  @CsvSource({"200,409", "201,200"})
  void addShouldThrowMismatchWhenTheBodySaysAnotherStatus(int line, int body) {
    server.answers(line, "ETag: \"42-7\"", "{\"status\":" + body + ",\"detail\":\"no\"}");
    var thrown = catchThrowableOfType(StatusMismatchException.class, () -> add(server.client()));
    assertThat(thrown).hasMessage("the body says status %s (status %s)", body, line);
    assertThat(thrown.rawBody()).contains("\"detail\":\"no\"");
  }

  @ParameterizedTest
  @CsvSource({
    "502,text/html,<html>",
    "401,application/json,{}",
    "404,application/problem+json,<html>",
    "404,application/problem+json,''",
    "404,application/problem+json,null",
    "404,application/problem+jsonx,{}",
    "302,application/json,{}",
  })
  void addShouldThrowNotAProblemWhenAnErrorDoesNotExplainItself(
      int status, String type, String body) {
    server.answers(status, "Location: /elsewhere\nContent-Type: " + type, body);
    var thrown = catchThrowableOfType(NotAProblemException.class, () -> add(server.client()));
    assertThat(thrown.status()).isEqualTo(status);
    assertThat(thrown.rawBody()).isEqualTo(body);
  }

  @Test
  void addShouldThrowUnexpectedWhenThereIsNoVersion() {
    server.answers(200, "", "{\"status\":200}");
    assertThat(thrownByAdd(server.client()))
        .isExactlyInstanceOf(UnexpectedResponseException.class)
        .hasMessage("no ETag (status 200)");
  }

  @Test
  void callShouldThrowUnexpectedWhenNotModifiedWasNotAskedFor() {
    server.answers(304, "", "").answers(304, "", "");
    assertThat(thrownByAdd(server.client())).isExactlyInstanceOf(UnexpectedResponseException.class);
    assertThat(catchThrowable(() -> server.client().build().list(ListUsers.of(42))))
        .isExactlyInstanceOf(UnexpectedResponseException.class);
  }

  @Test
  void listShouldThrowUnexpectedWhenTheNextPageHasNoCursor() {
    server.succeeds(Contract.text("vectors/list/response.json"), "Link: <?page=2>; rel=\"next\"");
    assertThat(catchThrowable(() -> server.client().build().list(ListUsers.of(42))))
        .isExactlyInstanceOf(UnexpectedResponseException.class);
  }

  @Test
  void listShouldThrowNoAnswerWhenTheCompressionIsBroken() {
    server.answers(200, "Content-Encoding: gzip", "no gzip");
    assertThat(catchThrowable(() -> server.client().build().list(ListUsers.of(42))))
        .isExactlyInstanceOf(NoResponseException.class);
  }

  private static Throwable thrownByAdd(OrganizationUsersClientBuilder builder) {
    return catchThrowable(() -> add(builder));
  }

  private static void add(OrganizationUsersClientBuilder builder) {
    try (OrganizationUsersClient client = builder.build()) {
      client.add(ADD);
    }
  }
}
