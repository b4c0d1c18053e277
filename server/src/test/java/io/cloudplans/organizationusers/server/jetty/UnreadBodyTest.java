package io.cloudplans.organizationusers.server.jetty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.RawConnection;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import io.cloudplans.organizationusers.server.fixture.TestedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses to requests whose body the server does not read (RFC 9112, sections 9.3 and 9.6). */
@Timeout(60)
class UnreadBodyTest {
  private static final String NEXT =
      "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  private static final String UP = "{\"status\":\"up\"}";
  private static final byte[] PART = new byte[1 << 16];
  private static final int BODIES = Integer.getInteger("abuse.bodies", 20);

  @RegisterExtension static final RunningServer server = new RunningServer().withShortReadTimeout();

  @ParameterizedTest
  @ValueSource(ints = {1, 8_000, 60_000, 65_536})
  void nextRequestShouldSucceedWhenTheUnreadBodyIsShort(int length) throws IOException {
    try (RawConnection connection = server.connect()) {
      String both = connection.send(unauthorized(length) + "x".repeat(length) + NEXT).readAll();

      assertThat(both).startsWith("HTTP/1.1 401 ").endsWith(UP);
      assertThat(both.substring(0, both.lastIndexOf("HTTP/1.1 200 ")))
          .doesNotContain("Connection: close");
    }
  }

  @Test
  void nextRequestShouldSucceedWhenTheUnreadChunksAreShort() throws IOException {
    String chunked = "EA60\r\n" + "x".repeat(60_000) + "\r\n0\r\n\r\n";
    try (RawConnection connection = server.connect()) {
      String head = unauthorized(0).replace("Content-Length: 0", "Transfer-Encoding: chunked");

      assertThat(connection.send(head + chunked + NEXT).readAll()).contains("200 OK").endsWith(UP);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {65_537, 66_000, 1_000_000})
  void closeShouldBeAnnouncedWhenTheUnreadBodyIsLong(int length) throws IOException {
    try (RawConnection connection = server.connect()) {
      connection.send(unauthorized(length));

      TestResponse response = TestResponse.of(connection.readAll());

      assertThat(response).isProblem("invalid-token").hasHeader("Connection", "close");
    }
  }

  @Test
  void closeShouldBeAnnouncedWhenTheUnreadBodyStops() throws IOException {
    try (RawConnection connection = server.connect()) {
      connection.send(unauthorized(100) + "x");

      TestResponse response = TestResponse.of(connection.readAll());

      assertThat(response).isProblem("invalid-token").hasHeader("Connection", "close");
    }
  }

  /**
   * Sends many bodies of 10 MiB, because the outcome depends on a race between the two ends; {@code
   * -Dabuse.bodies=1000} sends more.
   */
  @Test
  @Timeout(600)
  void responseShouldBeCompleteWhenTheSenderWritesItsWholeBodyFirst() throws IOException {
    for (int i = 0; i < BODIES; i++) {
      assertThat(TestResponse.of(responseAfterWholeBody()))
          .isProblem("invalid-token")
          .hasHeader("Connection", "close");
    }
  }

  private static String responseAfterWholeBody() throws IOException {
    URI uri = server.uri("");
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      try {
        OutputStream out = socket.getOutputStream();
        out.write(unauthorized(160 * PART.length).getBytes(ISO_8859_1));
        for (int i = 0; i < 160; i++) {
          out.write(PART);
        }
      } catch (IOException e) {
        // The server has closed the connection; its response can still be read.
      }
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static String unauthorized(int length) {
    return "POST %sadd HTTP/1.1\r\nHost: x\r\nContent-Type: a/b\r\nContent-Length: %s\r\n\r\n"
        .formatted(TestedServer.USERS, length);
  }
}
