package io.cloudplans.organizationusers.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.spec.fixture.ClosedPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that do not speak HTTP or never respond. The program ends with a clear result. */
@Timeout(120)
class BrokenServersIT {
  private static final String CONFIGURATION =
      """
      tokens: {key: {file: key.jwk, issuer: "i", audience: "a"}}
      organizations: {existing: {main: "42", second: "43"}}
      timeout-seconds: 1
      max-response-mib: 1
      """;
  private static final byte[] MEGABYTE = new byte[1 << 20];

  @TempDir Path folder;

  @BeforeEach
  void configure() throws IOException {
    TestKey.in(folder);
    Files.writeString(folder.resolve("kit.yaml"), CONFIGURATION);
  }

  @Test
  void runShouldEndAsNotReachedWhenNoServerListens() throws IOException {
    try (ClosedPort closed = new ClosedPort()) {
      KitProgram.Result result = run(closed.url());

      assertThat(result.exitCode()).isEqualTo(3);
      assertThat(result.output()).contains("no connection to 127.0.0.1:" + closed.number());
    }
  }

  @Test
  void runShouldEndAsNotReachedWhenTheServerHangs() throws IOException {
    assertNotReached(BrokenServersIT::drain, "no complete response in time");
  }

  @Tag("conformance")
  @Test
  void runShouldEndAsNotReachedWhenTheServerCloses() throws IOException {
    assertNotReached(socket -> {}, "");
  }

  @Tag("conformance")
  @Test
  void runShouldEndAsNotReachedWhenTheServerResets() throws IOException {
    assertNotReached(
        socket -> {
          socket.getInputStream().read();
          socket.setSoLinger(true, 0);
        },
        "");
  }

  @Tag("conformance")
  @Test
  void runShouldEndAsNotReachedWhenTheServerDoesNotSpeakHttp() throws IOException {
    assertNotReached(
        socket -> socket.getOutputStream().write("SSH-2.0-x\r\n".getBytes(US_ASCII)),
        "does not begin with an HTTP/1.1 status line");
  }

  @Tag("conformance")
  @Test
  void runShouldEndAsNotReachedWhenAnotherKindOfServerResponds() throws IOException {
    assertNotReached(
        socket ->
            socket
                .getOutputStream()
                .write(
                    "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nno"
                        .getBytes(US_ASCII)),
        "is base-url correct?");
  }

  @Test
  void runShouldEndAsNotReachedWhenTheServerNeverStopsSending() throws IOException {
    assertNotReached(
        socket -> {
          OutputStream out = socket.getOutputStream();
          out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n".getBytes(US_ASCII));
          while (true) {
            out.write(MEGABYTE);
          }
        },
        "more than 1048576 bytes");
  }

  @Test
  void runShouldPrintALineWhenTheServersTextControlsTheTerminal() throws IOException {
    assertNotReached(
        socket ->
            socket
                .getOutputStream()
                .write(
                    "HTTP/1.1 200 OK\r\nContent-Type: a\u001b[2J\u0007b\r\nContent-Length: 0\r\n\r\n"
                        .getBytes(US_ASCII)),
        "Content-Type a?[2j?b");
  }

  @Test
  void runShouldBeIncompleteWhenAResponseFillsTheMemory() throws IOException {
    Files.writeString(
        folder.resolve("kit.yaml"),
        CONFIGURATION.replace("seconds: 1", "seconds: 60").replace("mib: 1", "mib: 1000"));
    byte[] head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500000000\r\n\r\n"
            .getBytes(US_ASCII);
    try (Peer peer =
        new Peer(
            socket -> {
              socket.getOutputStream().write(head);
              while (true) {
                socket.getOutputStream().write(MEGABYTE);
              }
            })) {
      KitProgram.Result result = run("http://127.0.0.1:" + peer.port());

      assertThat(result.exitCode()).as(result.output()).isEqualTo(5);
      assertThat(result.output()).startsWith("INCOMPLETE: the responses fill the memory");
    }
  }

  static Stream<Arguments> hostileResponses() {
    String list = "{\"status\":200,\"users\":[]}";
    return Stream.of(
        Arguments.of("terminal text", "Retry-After: \u001b[2Jx", list),
        Arguments.of("long text", "Retry-After: " + "x".repeat(65_000), list),
        Arguments.of("many items", "RateLimit: " + "\"a\";r=1;t=1,".repeat(4600) + "x", list),
        Arguments.of("large bodies", "X: y", list + " ".repeat(1_000_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileResponses")
  void runShouldEndWithAReportWhenResponsesAreHostile(String name, String header, String body)
      throws IOException {
    byte[] response =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %s\r\n%s\r\n\r\n%s"
            .formatted(body.length(), header, body)
            .getBytes(US_ASCII);
    try (Peer peer =
        new Peer(
            socket -> {
              socket.getInputStream().read(new byte[1 << 16]);
              socket.getOutputStream().write(response);
              socket.shutdownOutput();
              drain(socket);
            })) {
      KitProgram.Result result = run("http://127.0.0.1:" + peer.port(), "--only", "v*");

      assertThat(result.exitCode()).as(result.output()).isEqualTo(1);
      assertThat(result.output()).contains("DOES NOT CONFORM: 0 passed").doesNotContain("\u001b");
      assertThat(folder.resolve("conformance-report/conformance.html")).exists();
    }
  }

  @Tag("conformance")
  @Test
  void runShouldEndAsNotReachedWhenTheServerSendsTooSlowly() throws IOException {
    assertNotReached(
        socket -> {
          OutputStream out = socket.getOutputStream();
          InputStream in = socket.getInputStream();
          socket.setSoTimeout(100);
          while (true) {
            out.write("HTTP/1.1 200 OK\r\nX: y\r\n".getBytes(US_ASCII), 0, 1);
            pause(in);
          }
        },
        "");
  }

  /** Pauses until a read times out. */
  private static void pause(InputStream in) throws IOException {
    try {
      while (in.read() >= 0) {
        // The request.
      }
    } catch (SocketTimeoutException e) {
      // The pause is over.
    }
  }

  private static void drain(Socket socket) throws IOException {
    while (socket.getInputStream().read() >= 0) {
      // Until the kit closes the connection.
    }
  }

  private void assertNotReached(Peer.Service service, String message) throws IOException {
    try (Peer peer = new Peer(service)) {
      KitProgram.Result result = run("http://127.0.0.1:" + peer.port());

      assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
      assertThat(result.output()).contains(message);
    }
  }

  private KitProgram.Result run(String url, String... options) throws IOException {
    String[] all = {"--config", "kit.yaml", "--base-url", url};
    return KitProgram.run(
        folder, Stream.of(all, options).flatMap(Stream::of).toArray(String[]::new));
  }
}
