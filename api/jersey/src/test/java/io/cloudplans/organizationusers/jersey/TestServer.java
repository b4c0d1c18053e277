package io.cloudplans.organizationusers.jersey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.rules.contract.Contract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.glassfish.jersey.jetty.JettyHttpContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * A Jersey application with the feature, on Jersey's own Jetty container. The only valid token is
 * {@code a.b.c}.
 */
final class TestServer implements AutoCloseable {
  static final Contract CONTRACT = Contract.builtIn();

  private final Server server;
  private final int port;

  TestServer() {
    ContractResource documents = new ContractResource(CONTRACT, () -> false);
    ResourceConfig application =
        new ResourceConfig()
            .register(
                new OrganizationUsersFeature(CONTRACT, (token, request) -> caller(token))
                    .pages(documents.paths())
                    .acrValues("silver"))
            .register(documents)
            .register(new TestResource());
    server =
        JettyHttpContainerFactory.createServer(
            URI.create("http://127.0.0.1:0"), application, false);
    LifeCycle.start(server);
    port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  private static Optional<Caller> caller(String token) {
    return token.equals("a.b.c")
        ? Optional.of(new Caller("owner@example.com", false))
        : Optional.empty();
  }

  /** A response, with its head as received. */
  record Received(int status, String head, String body) {
    Optional<String> header(String name) {
      Matcher line = Pattern.compile("(?im)^" + name + ": (.*)$").matcher(head);
      return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }

    JsonNode json() {
      try {
        return OrganizationUsersFeature.JSON.readTree(body);
      } catch (IOException e) {
        throw new IllegalStateException(body, e);
      }
    }

    String slug() {
      return json().path("type").asText().replace("/problems/", "");
    }
  }

  /**
   * Sends a request.
   *
   * @param head the request line and headers, without the body's framing; lines end with LF
   */
  Received send(String head, String body) throws IOException {
    int length = body.getBytes(UTF_8).length;
    return send(head, body.isEmpty() ? "" : "Content-Length: " + length + "\n", body);
  }

  /** Sends a request whose body is one chunk. */
  Received sendChunk(String head, String body) throws IOException {
    String chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    return send(head, "Transfer-Encoding: chunked\n", chunk);
  }

  private Received send(String head, String framing, String body) throws IOException {
    String text = head.strip() + "\nHost: 127.0.0.1\nConnection: close\n" + framing;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write((text + "\n").replace("\n", "\r\n").getBytes(ISO_8859_1));
      socket.getOutputStream().write(body.getBytes(UTF_8));
      String response = new String(socket.getInputStream().readAllBytes(), UTF_8);
      int end = response.indexOf("\r\n\r\n") + 2;
      return new Received(
          Integer.parseInt(response.substring(9, 12)),
          response.substring(0, end),
          response.substring(end + 2));
    }
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }
}
