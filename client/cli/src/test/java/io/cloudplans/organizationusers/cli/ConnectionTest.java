package io.cloudplans.organizationusers.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.cloudplans.organizationusers.cli.Cli.Result;
import io.cloudplans.organizationusers.spec.fixture.ClosedPort;
import io.cloudplans.organizationusers.spec.fixture.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** Failing connections, on real sockets. */
@Execution(CONCURRENT)
class ConnectionTest {
  private static final String PREFIX = "organization-users: cannot connect to ";

  @TempDir private Path folder;

  private static Result list(String url, String... options) {
    String[] line = {"list", "42", options.length == 0 ? "--json" : options[0]};
    return Cli.at(url, "a.b.c").run(line);
  }

  private static void assertFailure(Result result, int code, String message) {
    assertThat(result).isEqualTo(new Result(code, "", PREFIX + message + "\n"));
  }

  private static TestCertificate certificate(String host) {
    return TestCertificate.generate("-keyalg", "EC", "-ext", "SAN=DNS:" + host);
  }

  private Path caFile(TestCertificate certificate) throws IOException {
    return Files.writeString(folder.resolve("ca.pem"), certificate.pem());
  }

  @Test
  void listShouldNameHostAndPortWhenTheConnectionIsRefused() throws Exception {
    try (ClosedPort closed = new ClosedPort()) {
      assertFailure(
          list(closed.url()), 7, "127.0.0.1:%s: connection refused".formatted(closed.number()));
    }
  }

  @Test
  void listShouldNameTheHostWhenItIsUnknown() {
    assertFailure(
        list("https://no-such-host.invalid"), 7, "no-such-host.invalid:443: unknown host");
  }

  @Test
  void listShouldTrustOnlyTheCaFile() throws Exception {
    TestCertificate certificate = certificate("localhost");
    try (TlsServer server = new TlsServer(certificate)) {
      String url = "https://localhost:" + server.port();
      assertFailure(
          list(url),
          2,
          "localhost:%s: the certificate is not trusted; pass the certificate of its CA with --ca-file"
              .formatted(server.port()));
      assertThat(list(url, "--ca-file=" + caFile(certificate)).out())
          .contains("owner@example.com  owner  active");
    }
  }

  @Test
  void listShouldSayThatTheCertificateIsForAnotherHost() throws Exception {
    TestCertificate certificate = certificate("other.example");
    try (TlsServer server = new TlsServer(certificate)) {
      assertFailure(
          list("https://localhost:" + server.port(), "--ca-file=" + caFile(certificate)),
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
