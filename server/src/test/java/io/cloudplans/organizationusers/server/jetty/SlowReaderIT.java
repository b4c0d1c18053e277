package io.cloudplans.organizationusers.server.jetty;

import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.OWNER;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A slow reader, such as a proxy whose own client is slow. */
@Tag("operator")
@Timeout(300)
class SlowReaderIT {
  /** A list of 8 MB. */
  private static final int MANY_USERS = 120_000;

  private static final int BYTES_PER_SECOND = 50_000;
  private static final int PARTS_PER_SECOND = 10;
  private static final int READ_SECONDS = 15;

  @RegisterExtension
  static final RunningServer server =
      new RunningServer().withLimits("--read-timeout=" + READ_SECONDS + "s");

  /** Reads slowly for three times the allowed pause, then reads the rest at once. */
  @Test
  void listShouldBeCompleteWhenItsReaderIsSlow() throws IOException {
    server.tables().insert(MANY_USERS);
    URI uri = server.uri("");
    try (Socket reader = new Socket(uri.getHost(), uri.getPort())) {
      String head =
          "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n";
      reader
          .getOutputStream()
          .write(head.formatted(LIST, server.token(OWNER, false)).getBytes(ISO_8859_1));
      InputStream in = reader.getInputStream();
      ByteArrayOutputStream received = new ByteArrayOutputStream();
      for (int i = 0; i < 3 * READ_SECONDS * PARTS_PER_SECOND; i++) {
        received.write(in.readNBytes(BYTES_PER_SECOND / PARTS_PER_SECOND));
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / PARTS_PER_SECOND);
      }
      in.transferTo(received);

      TestResponse response = TestResponse.of(received.toString(ISO_8859_1));
      assertThat(response).hasHeader("Content-Length", "" + response.content().length);
    }
  }
}
