package io.cloudplans.organizationusers.client.fake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses to requests whose bodies the fake does not read, on raw sockets. */
@Timeout(60)
class UnreadBodyTest {
  private static final int MEBIBYTE = 1_048_576;
  private static final int REQUESTS = Integer.getInteger("fake.requests", 100);
  private static final String NEXT = "GET /next HTTP/1.1\r\nHost: x\r\n\r\n";

  @AutoClose private final FakeFixture fixture = new FakeFixture();

  private Socket connect() throws IOException {
    int port = fixture.fake.baseUrl().getPort();
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private String head(String method, String contentType, int length) {
    return "%s /v1/organizations/users/add HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
            .formatted(method, fixture.fake.token(FakeFixture.OWNER))
        + "Content-Type: %s\r\nContent-Length: %s\r\n\r\n".formatted(contentType, length);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /** Reads a response with a {@code Content-Length}. */
  private static String response(Socket socket, boolean withBody) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        return head.toString(ISO_8859_1);
      }
      head.write(next);
    }
    String text = head.toString(ISO_8859_1);
    String length = text.replaceFirst("(?is).*content-length: (\\d+).*", "$1");
    return withBody
        ? text
            + new String(socket.getInputStream().readNBytes(Integer.parseInt(length)), ISO_8859_1)
        : text;
  }

  private static void assertThatIsComplete(String response, int status) {
    assertThat(response).startsWith("HTTP/1.1 " + status + " ").endsWith("}");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, a/b,              66000, 415",
    "POST, a/b,              65536, 415",
    "POST, a/b,              1,     415",
    "POST, application/json, 65537, 413",
    "POST, application/json, 66000, 413",
    "PUT,  a/b,              66000, 405",
    "GET,  a/b,              66000, 405",
  })
  void nextRequestShouldGetAResponseUnlessTheCloseIsAnnounced(
      String method, String type, int length, int status) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes(head(method, type, length) + "x".repeat(length)));
      String response = response(socket, true);

      assertThatIsComplete(response, status);
      if (response.contains("Connection: close")) {
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
      } else {
        socket.getOutputStream().write(bytes(NEXT));
        assertThatIsComplete(response(socket, true), 404);
      }
    }
  }

  @Test
  void connectionShouldStayOpenWhenTheRestOfTheBodyIsShort() throws IOException {
    try (Socket socket = connect()) {
      String rejected = head("POST", "a/b", 65_536) + "x".repeat(65_536);
      socket.getOutputStream().write(bytes(rejected + rejected + NEXT));

      assertThat(response(socket, true)).contains(" 415 ").doesNotContain("Connection: close");
      assertThatIsComplete(response(socket, true), 415);
      assertThatIsComplete(response(socket, true), 404);
    }
  }

  @Test
  void scriptedFaultShouldAnnounceTheCloseWhenTheBodyIsLong() throws IOException {
    fixture.fake.next(Faults.problem("unavailable"));
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes(head("POST", "a/b", 200_000) + "x".repeat(200_000)));
      assertThat(response(socket, true)).contains(" 503 ", "Connection: close");
    }
  }

  @Test
  void headShouldAnnounceTheCloseWhenItsBodyIsLong() throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes(head("HEAD", "a/b", 200_000) + "x".repeat(200_000)));
      assertThat(response(socket, false)).contains(" 405 ", "Connection: close");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void responseShouldAnnounceTheCloseWhenTheBodyStalls() throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes(head("POST", "a/b", 66_000) + "x".repeat(99)));
      String response = response(socket, true);

      assertThatIsComplete(response, 415);
      assertThat(response).contains("Connection: close");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  /** Sends until the fake stops reading, like a client that reads the response only afterwards. */
  private static void sendWhilePossible(Socket socket, int length) {
    byte[] part = new byte[65_536];
    try {
      for (int sent = 0; sent < length; sent += part.length) {
        socket.getOutputStream().write(part);
      }
    } catch (IOException e) {
      assertThat(e).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void everyResponseShouldBeCompleteWhenTheBodyIsTenMebibytes() throws IOException {
    int complete = 0;
    for (int i = 0; i < REQUESTS; i++) {
      try (Socket socket = connect()) {
        socket.getOutputStream().write(bytes(head("POST", "a/b", 10 * MEBIBYTE)));
        sendWhilePossible(socket, 10 * MEBIBYTE);
        String response = response(socket, true);
        if (response.contains("Connection: close") && response.endsWith("}")) {
          complete++;
        }
      }
    }
    assertThat(complete).isEqualTo(REQUESTS);
  }
}
