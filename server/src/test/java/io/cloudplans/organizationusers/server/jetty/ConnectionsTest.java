package io.cloudplans.organizationusers.server.jetty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.RawConnection;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Slow connections, and too many connections. */
@Timeout(60)
class ConnectionsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: x\r\n";

  private RunningServer server(String... limits) {
    return new RunningServer().withLimits(limits).start();
  }

  static Stream<Arguments> drips() {
    return Stream.of(
        arguments("", "\r\n"),
        arguments("GET /", "a"),
        arguments(LIVE + "X-A: ", "a"),
        arguments(LIVE + "\r\n" + LIVE + "X-A: ", "a"));
  }

  @ParameterizedTest
  @MethodSource("drips")
  void connectionShouldBeClosedWhenAHeadArrivesTooSlowly(String begin, String drop)
      throws IOException {
    try (RunningServer server = server("--read-timeout=1s");
        Socket socket = socket(server)) {
      socket.getOutputStream().write(begin.getBytes(US_ASCII));

      Eventually.holds("the connection ends", () -> isEnded(socket, drop));
    }
  }

  /** A half-closed connection would still count. */
  @Test
  void connectionShouldBeClosedInBothDirectionsWhenIdle() throws IOException {
    try (RunningServer server = server("--read-timeout=3s", "--max-connections=1");
        Socket idle = socket(server)) {
      idle.getOutputStream().write((LIVE + "\r\n").getBytes(US_ASCII));
      try (Socket next = socket(server)) {
        next.getOutputStream().write((LIVE + "\r\n").getBytes(US_ASCII));
        idle.getInputStream().readAllBytes();
        // Less than the read timeout, after which the server would close it anyway.
        next.setSoTimeout(2_000);

        assertThat(new String(next.getInputStream().readNBytes(15), US_ASCII))
            .isEqualTo("HTTP/1.1 200 OK");
      }
    }
  }

  private static boolean isEnded(Socket socket, String drop) {
    try {
      socket.getOutputStream().write(drop.getBytes(US_ASCII));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void requestShouldWaitWhenTheMaximumNumberOfConnectionsIsOpen() throws IOException {
    try (RunningServer server = server("--read-timeout=30s", "--max-connections=1")) {
      RawConnection first = server.connect();
      getLive(first);
      try (Socket second = socket(server)) {
        second.getOutputStream().write((LIVE + "\r\n").getBytes(US_ASCII));
        for (int i = 0; i < 100; i++) {
          getLive(first);
        }
        assertThat(second.getInputStream().available()).isZero();

        first.close();

        assertThat(new String(second.getInputStream().readNBytes(15), US_ASCII))
            .isEqualTo("HTTP/1.1 200 OK");
      }
    }
  }

  private static void getLive(RawConnection connection) {
    StringBuilder response = new StringBuilder(connection.send(LIVE + "\r\n").read(15));
    while (response.indexOf("{\"status\":\"up\"}") < 0) {
      response.append(connection.read(1));
    }
  }

  private static Socket socket(RunningServer server) throws IOException {
    URI uri = server.uri("/");
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoTimeout((int) LONG.toMillis());
    return socket;
  }
}
