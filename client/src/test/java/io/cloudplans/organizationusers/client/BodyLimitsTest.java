package io.cloudplans.organizationusers.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudplans.organizationusers.client.config.CallOptions;
import io.cloudplans.organizationusers.client.error.ResponseTooLargeException;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLimitsTest {
  private static final AddUser ADD = AddUser.of(42, "a@b.example", Role.VIEWER);
  private static final String LIST = Contract.text("vectors/list/response.json");
  private static final int LENGTH = LIST.getBytes(UTF_8).length;
  private static final String MANY = "a".repeat(8192);

  @RegisterExtension final ScriptedServer server = new ScriptedServer();
  private final OrganizationUsersClient client = server.client();

  private static ResponseTooLargeException thrownBy(ThrowingCallable call) {
    return catchThrowableOfType(ResponseTooLargeException.class, call);
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"200", "404", "503"})
  void addShouldThrowAndCutTheConnectionWhenTheBodyIsEndless(int status) throws Exception {
    CountDownLatch cut =
        server.floods(status, "Content-Type: application/problem+json", "{\"title\":\"", MANY);
    ResponseTooLargeException thrown = thrownBy(() -> client.add(ADD));
    assertThat(thrown).hasMessage("the body has more than 1048576 bytes (status " + status + ")");
    assertThat(thrown.status()).isEqualTo(status);
    assertThat(thrown.header("ETag")).contains("\"42-7\"");
    assertThat(thrown.rawBody()).isEmpty();
    cut.await();
  }

  @Test
  void listShouldThrowAndCutTheConnectionWhenTheBodyIsEndless() throws Exception {
    CountDownLatch cut = server.floods(200, "", "{\"status\":200,\"users\":[\"", MANY);
    assertThat(
            thrownBy(() -> server.client(o -> o.withMaxListBytes(3 << 20)).list(ListUsers.of(42))))
        .hasMessageStartingWith("the body has more than 3145728 bytes");
    cut.await();
  }

  @Test
  void listShouldThrowWhenTheBodyHasOneByteMoreThanAllowed() {
    server.succeeds(LIST).succeeds(LIST);
    assertThat(server.client(o -> o.withMaxListBytes(LENGTH)).list(ListUsers.of(42)).users())
        .hasSize(6);
    assertThat(
            thrownBy(
                () -> server.client(o -> o.withMaxListBytes(LENGTH - 1)).list(ListUsers.of(42))))
        .hasMessageStartingWith("the body has more than " + (LENGTH - 1) + " bytes (status 200");
  }

  @Test
  void callsShouldThrowWhenACompressedBodyDecompressesBeyondTheLimit() throws Exception {
    String headers =
        "ETag: \"42-7\"\nContent-Encoding: gzip\nContent-Type: application/problem+json";
    String text = "{\"status\":200,\"users\":[],\"title\":\"" + "a".repeat(2 << 20) + "\"}";
    server.violates(200, headers, gzip(text)).violates(200, headers, gzip(text));
    server.violates(404, headers, gzip(text));
    OrganizationUsersClient small = server.client(o -> o.withMaxListBytes(1 << 20));
    assertThat(thrownBy(() -> small.list(ListUsers.of(42))).status()).isEqualTo(200);
    assertThat(thrownBy(() -> small.add(ADD)).status()).isEqualTo(200);
    assertThat(thrownBy(() -> small.add(ADD)).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":200,\"users\":[{\"email\":\"",
        "{\"status\":200,\"more\":\"",
        "{\"status\":200,\"users\":[],\"more\":\"",
      })
  void streamShouldThrowAndCutTheConnectionWhenOneValueIsEndless(String start) throws Exception {
    CountDownLatch cut = server.floods(200, "", start, MANY);
    requireStreamIsCut(cut);
  }

  static Stream<Arguments> compressedNothing() {
    String head = "\u001f\u008b\b%s\0\0\0\0\0\0";
    return Stream.of(
        Arguments.of("file name", head.formatted("\b"), MANY),
        Arguments.of("empty blocks", head.formatted("\0"), "\0\0\0\u00ff\u00ff".repeat(2000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("compressedNothing")
  void streamShouldThrowAndCutTheConnectionWhenItsEndlessBodyDecompressesToNothing(
      String name, String start, String part) throws Exception {
    CountDownLatch cut = server.floods(200, "Content-Encoding: gzip", start, part);
    requireStreamIsCut(cut);
  }

  private void requireStreamIsCut(CountDownLatch cut) throws InterruptedException {
    assertThat(
            thrownBy(
                () -> {
                  try (RosterStream roster = client.stream(ListUsers.of(42))) {
                    roster.users().forEach(user -> {});
                  }
                }))
        .hasMessageStartingWith("the body has more than 1048576 bytes");
    cut.await();
  }

  @Test
  void streamShouldEndWhenItsUsersTogetherExceedTheLimitOfOne() {
    String user = "{\"email\":\"a@b.example\",\"role\":\"viewer\",\"state\":\"active\"},";
    server.succeeds(LIST.replaceFirst("(\"users\" *: *\\[)", "$1" + user.repeat(40_000)));
    try (RosterStream roster = client.stream(ListUsers.of(42))) {
      assertThat(roster.users()).hasSize(40_006);
    }
  }

  @Test
  void limitShouldBeAtMostAnEighthOfTheHeap() {
    assertThat((long) CallOptions.DEFAULTS.maxListBytes())
        .isEqualTo(Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8));
  }
}
