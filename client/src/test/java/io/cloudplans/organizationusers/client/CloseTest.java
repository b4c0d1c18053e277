package io.cloudplans.organizationusers.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cloudplans.organizationusers.client.model.RemoveUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class CloseTest {
  private static final RemoveUser REMOVE = RemoveUser.of(42, "a@b.example");

  /** Before Java 21, a garbage collection ends the JDK's client although it is still referenced. */
  @Test
  void closeShouldEndTheConnectionsWhenTheClientIsStillReferenced() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> serve(server));
      OrganizationUsersClient client =
          OrganizationUsersClient.builder()
              .baseUrl("http://127.0.0.1:" + server.getLocalPort())
              .token(() -> "a-token")
              .build();
      client.remove(REMOVE);
      assertThat(end).isNotDone();
      client.close();
      assertThat(ended(end)).isEqualTo(-1);
      assertThatIllegalStateException().isThrownBy(() -> client.remove(REMOVE));
    }
  }

  /** Returns the bytes after the first request and a response that leaves the connection open. */
  private static int serve(ServerSocket server) {
    try (Socket connection = server.accept()) {
      var in = connection.getInputStream();
      for (String head = ""; !head.endsWith("\"}"); head += (char) in.read()) {}
      String head = "HTTP/1.1 200 OK\r\nETag: \"42-7\"\r\nContent-Length: 14\r\n\r\n";
      connection.getOutputStream().write((head + "{\"status\":200}").getBytes(US_ASCII));
      return in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int ended(CompletableFuture<Integer> end) throws Exception {
    while (true) {
      try {
        System.gc();
        return end.get(100, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Try again with the next collection.
      }
    }
  }
}
