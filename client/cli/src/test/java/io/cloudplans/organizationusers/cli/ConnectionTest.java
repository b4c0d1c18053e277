package io.cloudplans.organizationusers.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.cli.Cli.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failing connections, on real sockets. */
class ConnectionTest {
  private static final String PREFIX = "organization-users: cannot connect to ";
  private static final String LOCALHOST = "san=dns:localhost";

  @TempDir private Path folder;

  private static Result list(String url, String... options) {
    String[] line = {"list", "42", options.length == 0 ? "--json" : options[0]};
    return Cli.at(url, "a.b.c").run(line);
  }

  private static void assertFailure(Result result, int code, String message) {
    assertThat(result).isEqualTo(new Result(code, "", PREFIX + message + "\n"));
  }

  @Test
  void listShouldNameHostAndPortWhenTheConnectionIsRefused() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertFailure(
        list("http://127.0.0.1:" + port), 7, "127.0.0.1:" + port + ": connection refused");
  }

  @Test
  void listShouldNameTheHostWhenItIsUnknown() {
    assertFailure(
        list("https://no-such-host.invalid"), 7, "no-such-host.invalid:443: unknown host");
  }

  @Test
  void listShouldTrustOnlyTheCaFile() throws Exception {
    try (TlsServer server = new TlsServer(folder, "-ext", LOCALHOST)) {
      String url = "https://localhost:" + server.port();
      assertFailure(
          list(url),
          2,
          "localhost:%s: the certificate is not trusted; pass the certificate of its CA with --ca-file"
              .formatted(server.port()));
      assertThat(list(url, "--ca-file=" + server.certificate).out())
          .contains("owner@example.com  owner  active");
    }
  }

  @Test
  void listShouldSayThatTheCertificateIsForAnotherHost() throws Exception {
    try (TlsServer server = new TlsServer(folder, "-ext", "san=dns:other.example")) {
      assertFailure(
          list("https://localhost:" + server.port(), "--ca-file=" + server.certificate),
          2,
          "localhost:%s: the certificate is not valid for this host and time"
              .formatted(server.port()));
    }
  }

  @Test
  void listShouldSayThatThePortDoesNotSpeakTls() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      new Thread(() -> respondWithoutTls(plain)).start();
      int port = plain.getLocalPort();
      assertFailure(
          list("https://127.0.0.1:" + port),
          2,
          "127.0.0.1:%s: the port does not use TLS; is the URL http?".formatted(port));
    }
  }

  @Test
  void listShouldAskForHttpsWhenThePortUsesTls() throws Exception {
    try (ServerSocket tls = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      new Thread(() -> closeEach(tls)).start();
      Result result = list("http://127.0.0.1:" + tls.getLocalPort());
      assertThat(result.code()).isEqualTo(7);
      assertThat(result.err()).endsWith("received no bytes; is the URL https?\n");
    }
  }

  /** Closes each connection after its request, as most TLS ports do. */
  private static void closeEach(ServerSocket tls) {
    while (!tls.isClosed()) {
      try (Socket socket = tls.accept()) {
        socket.getInputStream().read(new byte[65_536]);
      } catch (IOException e) {
        // The client or the test closed the connection.
      }
    }
  }

  private static void respondWithoutTls(ServerSocket plain) {
    while (!plain.isClosed()) {
      try (Socket socket = plain.accept()) {
        socket.getInputStream().read();
        socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      } catch (IOException e) {
        // The client or the test closed the connection.
      }
    }
  }
}
