package io.cloudplans.organizationusers.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    KitProgram.Result result = run("http://127.0.0.1:" + port);

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.output()).contains("no connection to 127.0.0.1:" + port);
  }

  @Test
  void runShouldEndAsNotReachedWhenTheServerHangs() throws IOException {
    assertNotReached(socket -> drain(socket), "no complete response in time");
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
    } catch (java.net.SocketTimeoutException e) {
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

  private KitProgram.Result run(String url) throws IOException {
    return KitProgram.run(folder, "--config", "kit.yaml", "--base-url", url);
  }
}
