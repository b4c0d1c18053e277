package io.cloudplans.organizationusers.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.cloudplans.organizationusers.client.error.CallInterruptedException;
import io.cloudplans.organizationusers.client.error.CallTimeoutException;
import io.cloudplans.organizationusers.client.error.MalformedBodyException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.error.NotAProblemException;
import io.cloudplans.organizationusers.client.error.ResponseTooLargeException;
import io.cloudplans.organizationusers.client.error.StatusMismatchException;
import io.cloudplans.organizationusers.client.error.UnexpectedResponseException;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.Role;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(CONCURRENT)
class FaultsTest {
  private static final AddUser ADD = AddUser.of(42, "a@b.example", Role.VIEWER);

  @RegisterExtension final ScriptedServer server = new ScriptedServer();
  private final OrganizationUsersClient client = server.client();
  private final OrganizationUsersClient shortTimeout =
      server.client(options -> options.withTimeout(Duration.ofSeconds(2)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{\"st",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"
      })
  void addShouldThrowNoResponseWhenTheResponseIsCutOrInvalid(String start) throws Exception {
    server.plays((request, out) -> out.write(start.getBytes(US_ASCII)));
    Throwable thrown = catchThrowable(() -> client.add(ADD));
    assertThat(thrown).isExactlyInstanceOf(NoResponseException.class).hasNoSuppressedExceptions();
    assertThat(thrown).hasMessageStartingWith("no complete response: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{"})
  void addShouldThrowTimeoutWhenTheResponseStalls(String start) {
    server.stallsAfter(start.getBytes(US_ASCII));
    assertThat(catchThrowable(() -> shortTimeout.add(ADD)))
        .isExactlyInstanceOf(CallTimeoutException.class)
        .hasMessage("no complete response within PT2S");
  }

  @Test
  void addShouldCutTheConnectionWhenTheBodyIsEndless() throws Exception {
    CountDownLatch cut = server.floods(200, "", "", " ");
    // The timeout or the size limit ends the call, whichever comes first.
    assertThat(catchThrowable(() -> shortTimeout.add(ADD)))
        .isInstanceOfAny(CallTimeoutException.class, ResponseTooLargeException.class);
    cut.await();
  }

  @Test
  void addShouldBeSentOnceWhenTheConnectionIsCut() {
    server.plays((request, out) -> {}).acknowledges();
    assertThat(catchThrowable(() -> client.add(ADD)))
        .isExactlyInstanceOf(NoResponseException.class);
    assertThat(server.receivedCount()).isEqualTo(1);
  }

  @Test
  void addShouldThrowInterruptedAndKeepTheStatusWhenTheThreadIsInterrupted() {
    server.stallsAfter();
    Thread.currentThread().interrupt();
    assertThat(catchThrowable(() -> client.add(ADD))).isInstanceOf(CallInterruptedException.class);
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
  void addShouldThrowMalformedWhenTheBodyIsInvalid(String body) {
    server.violates(body, "X-Request-Id: r-1");
    var thrown = catchThrowableOfType(MalformedBodyException.class, () -> client.add(ADD));
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
    server.violates(body);
    assertThat(catchThrowable(() -> client.list(ListUsers.of(42))))
        .isExactlyInstanceOf(MalformedBodyException.class);
  }

  @ParameterizedTest
  @CsvSource({"200,409", "201,200"})
  void addShouldThrowMismatchWhenTheBodyHasAnotherStatus(int line, int body) {
    server.violates(line, "ETag: \"42-7\"", "{\"status\":" + body + ",\"detail\":\"no\"}");
    var thrown = catchThrowableOfType(StatusMismatchException.class, () -> client.add(ADD));
    assertThat(thrown).hasMessage("the body has status %s (status %s)", body, line);
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
  void addShouldThrowNotAProblemWhenAnErrorHasNoProblemDocument(
      int status, String type, String body) {
    server.violates(status, "Location: /elsewhere\nContent-Type: " + type, body);
    var thrown = catchThrowableOfType(NotAProblemException.class, () -> client.add(ADD));
    assertThat(thrown.status()).isEqualTo(status);
    assertThat(thrown.rawBody()).isEqualTo(body);
  }

  @Test
  void addShouldThrowUnexpectedWhenThereIsNoVersion() {
    server.violates(200, "", "{\"status\":200}");
    assertThat(catchThrowable(() -> client.add(ADD)))
        .isExactlyInstanceOf(UnexpectedResponseException.class)
        .hasMessage("no ETag (status 200)");
  }

  @Test
  void callShouldThrowUnexpectedWhenA304WasNotRequested() {
    server.violates(304, "", "").responds(304, "", "");
    assertThat(catchThrowable(() -> client.add(ADD)))
        .isExactlyInstanceOf(UnexpectedResponseException.class);
    assertThat(catchThrowable(() -> client.list(ListUsers.of(42))))
        .isExactlyInstanceOf(UnexpectedResponseException.class);
  }

  @Test
  void listShouldThrowUnexpectedWhenTheNextPageHasNoCursor() {
    server.lists("Link: <?page=2>; rel=\"next\"");
    assertThat(catchThrowable(() -> client.list(ListUsers.of(42))))
        .isExactlyInstanceOf(UnexpectedResponseException.class);
  }

  @Test
  void listShouldThrowNoResponseWhenTheCompressionIsBroken() {
    server.violates(200, "Content-Encoding: gzip", "no gzip");
    assertThat(catchThrowable(() -> client.list(ListUsers.of(42))))
        .isExactlyInstanceOf(NoResponseException.class);
  }
}
