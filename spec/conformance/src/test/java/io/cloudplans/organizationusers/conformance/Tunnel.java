package io.cloudplans.organizationusers.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP proxy that supports only {@code CONNECT}, and connects to one server for any name. */
final class Tunnel implements AutoCloseable {
  private final AtomicInteger connections = new AtomicInteger();
  private final Peer peer = new Peer(this::serve);
  private final int server;

  Tunnel(int server) throws IOException {
    this.server = server;
  }

  String address() {
    return "http://kit:secret@127.0.0.1:" + peer.port();
  }

  int connections() {
    return connections.get();
  }

  private void serve(Socket client) throws IOException {
    String head = head(client.getInputStream());
    if (!head.startsWith("CONNECT ") || !head.contains("Proxy-Authorization: Basic a2l0")) {
      client.getOutputStream().write("HTTP/1.1 407 x\r\n\r\n".getBytes(ISO_8859_1));
      return;
    }
    connections.incrementAndGet();
    try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
      upstream.setTcpNoDelay(true);
      client.getOutputStream().write("HTTP/1.1 200 x\r\nVia: x\r\n\r\n".getBytes(ISO_8859_1));
      peer.runInBackground(() -> copy(client, upstream));
      copy(upstream, client);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString();
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One side closed the connection.
    }
  }

  @Override
  public void close() throws IOException {
    peer.close();
  }
}
