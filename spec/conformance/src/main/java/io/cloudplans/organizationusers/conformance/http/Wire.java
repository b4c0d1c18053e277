package io.cloudplans.organizationusers.conformance.http;

import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends requests to the server under test, each over its own connection.
 *
 * @param tls creates the sockets of an {@code https} target
 */
public record Wire(Target target, SSLSocketFactory tls, Limits limits) {
  /**
   * Sends a request and reads its response.
   *
   * @throws TransportException if no complete response arrives
   */
  public Response send(Request request) {
    try (Connection connection = open()) {
      connection.send(request.bytes(target));
      return connection.read(request.isHead());
    }
  }

  /**
   * Opens a connection.
   *
   * @throws TransportException if it cannot be opened
   */
  public Connection open() {
    return Connection.open(target, tls, limits);
  }

  /** Returns the same wire with another timeout. */
  public Wire within(Duration timeout) {
    return new Wire(target, tls, new Limits(timeout, limits.responseBytes()));
  }
}
