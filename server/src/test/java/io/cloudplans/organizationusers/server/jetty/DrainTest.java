package io.cloudplans.organizationusers.server.jetty;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.RawConnection;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Open connections while a server stops. */
@Timeout(60)
class DrainTest {
  private static final String BODY = body("new@example.com", "role", "viewer");

  @Test
  void closeShouldCloseIdleConnectionsAndCompleteARequestInProgress() throws IOException {
    RunningServer server = new RunningServer().start();
    try (RawConnection slow = server.connect();
        RawConnection used = server.connect();
        RawConnection silent = server.connect()) {
      slow.send("POST " + USERS + "add HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ")
          .send(server.token("owner@example.com", false))
          .send("\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n")
          .send("Content-Length: " + BODY.length() + "\r\n\r\n");
      assertThat(slow.read(25)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      slow.send(BODY.substring(0, 10));
      // Later than the last byte of the slow connection, which a plain timeout would end first.
      assertThat(used.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n").read(15))
          .isEqualTo("HTTP/1.1 200 OK");
      CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);

      used.readAll();
      silent.readAll();
      assertThat(closed).isNotDone();
      slow.send(BODY.substring(10));

      assertThat(slow.readAll()).startsWith("HTTP/1.1 200 OK").endsWith("{\"status\":200}");
      closed.join();
    }
  }
}
