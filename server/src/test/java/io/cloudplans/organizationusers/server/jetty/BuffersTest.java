package io.cloudplans.organizationusers.server.jetty;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.OWNER;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.RawConnection;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The limits on buffered request bodies and responses. */
@Timeout(120)
class BuffersTest {
  /** A list of 1.4 MB, beyond the kernel's buffers. */
  private static final int MANY_USERS = 20_000;

  /** Enough for four such lists, and for one of each caller. */
  private static final long FOUR_LISTS = 6_000_000;

  private final RunningServer server = new RunningServer();
  private final List<Socket> readers = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Socket reader : readers) {
      reader.close();
    }
    server.close();
  }

  private void startWithManyUsers(String readTimeout) {
    server.withLimits("--read-timeout=" + readTimeout, "--max-spool-bytes=" + FOUR_LISTS).start();
    server.tables().insert(MANY_USERS);
    server.registry().create(43, OWNER);
  }

  @Test
  void addShouldBeUnavailableWhenArrivingBodiesFillTheirBuffer() throws IOException {
    server.withLimits("--read-timeout=10m", "--max-body-bytes=65536").start();
    String arriving =
        "POST %sadd HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n".formatted(USERS)
            + "Authorization: Bearer %s\r\n".formatted(server.token(OWNER, false))
            + "Content-Length: 60001\r\n\r\n"
            + " ".repeat(60_000);
    List<RawConnection> senders = new ArrayList<>();

    // The sender gets the 503 if its body arrives while the other one is in the buffer.
    Eventually.holds(
        "the buffer is full",
        () -> {
          senders.add(server.connect().send(arriving));
          return server.post("add", " ".repeat(8000)).status() == 503;
        });

    assertThat(server.post("add", " ".repeat(8000)))
        .hasStatus(503)
        .isProblem("unavailable")
        .hasHeader("Retry-After", "1");
    assertThat(server.post("add", body("new@example.com", "role", "admin"))).isDone();
    assertThat(server.get(LIST)).isOk();

    for (RawConnection sender : senders) {
      sender.close();
    }
    Eventually.holds("room", () -> server.post("add", " ".repeat(60_000)).status() == 400);
  }

  @Test
  void addShouldBeUnavailableOnlyForTheCallerWhoseBodiesFillItsShare() throws IOException {
    server.withLimits("--read-timeout=10m", "--max-body-bytes=262144").start();
    String nobody = server.token("nobody@example.com", false);
    String body = " ".repeat(60_000);
    String head =
        "POST %sadd HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n".formatted(USERS)
            + "Connection: close\r\nAuthorization: Bearer %s\r\n".formatted(nobody);
    List<RawConnection> senders = new ArrayList<>();

    Eventually.holds(
        "the share is full",
        () -> {
          senders.add(server.connect().send(head + "Content-Length: 60001\r\n\r\n" + body));
          RawConnection next = server.connect();
          senders.add(next);
          return next.send(head + "Content-Length: 60000\r\n\r\n" + body)
              .readAll()
              .startsWith("HTTP/1.1 503 ");
        });

    assertThat(server.post("add", body)).hasStatus(400);
    for (RawConnection sender : senders) {
      sender.close();
    }
  }

  @Test
  void listShouldBeUnavailableWhenItsCallerDoesNotReadEarlierLists() throws IOException {
    startWithManyUsers("10m");
    listUnread(OWNER);

    assertThat(server.get(LIST))
        .hasStatus(503)
        .isProblem("unavailable")
        .hasHeader("Retry-After", "1");
    assertThat(server.get(USERS + "list?org_id=43")).isOk();
    assertThat(listAs("admin@example.com")).isOk();

    readers.get(0).close();
    Eventually.holds("room", () -> server.get(LIST).status() == 200);
  }

  @Test
  void listShouldBeUnavailableWhenOtherCallersDoNotReadTheirs() throws IOException {
    startWithManyUsers("10m");
    for (String name : List.of("admin", "billing", "planner", "viewer")) {
      listUnread(name + "@example.com");
    }

    assertThat(server.get(LIST)).hasStatus(503).isProblem("unavailable");
    assertThat(server.get(LIST + "&limit=1000")).isOk();
  }

  @Test
  void connectionShouldBeClosedWhenItsReaderReadsTooLittle() throws IOException {
    startWithManyUsers("1s");
    Socket reader = listUnread(OWNER);

    Eventually.holds(
        "the list is given up", () -> read(reader) >= 0 && server.get(LIST).status() == 200);

    byte[] rest = reader.getInputStream().readAllBytes();
    assertThat(rest).hasSizeLessThan(1 << 20);
  }

  private TestResponse listAs(String email) {
    return server.send(server.requestWith(server.token(email, false), LIST));
  }

  /** Requests the list, and reads one byte, which arrives when the list is in the buffer. */
  private Socket listUnread(String email) throws IOException {
    Socket reader = new Socket();
    readers.add(reader);
    reader.setReceiveBufferSize(1024);
    URI uri = server.uri("");
    reader.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
    String head = "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n";
    reader
        .getOutputStream()
        .write(head.formatted(LIST, server.token(email, false)).getBytes(ISO_8859_1));
    assertThat(reader.getInputStream().read()).isEqualTo('H');
    return reader;
  }

  private static int read(Socket reader) {
    try {
      return reader.getInputStream().read();
    } catch (IOException e) {
      return 0;
    }
  }
}
