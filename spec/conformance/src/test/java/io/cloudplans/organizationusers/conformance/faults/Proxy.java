package io.cloudplans.organizationusers.conformance.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.cloudplans.organizationusers.conformance.Peer;
import io.cloudplans.organizationusers.conformance.http.Header;
import io.cloudplans.organizationusers.conformance.http.Limits;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import io.cloudplans.organizationusers.conformance.http.Target;
import io.cloudplans.organizationusers.conformance.http.Trust;
import io.cloudplans.organizationusers.conformance.http.Wire;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that changes requests and responses. Anything but a plain request passes through
 * unchanged.
 */
final class Proxy implements AutoCloseable {
  private static final int BODY = 8;
  private static final int MAX_BODY = 1 << 21;

  private final Peer peer;
  private final Target server;
  private final Wire wire;
  private final Behavior behavior;

  /** The behavior of the proxy. */
  interface Behavior {
    /** Returns the response to a request; {@code server} forwards requests. */
    Received respond(Request request, Upstream server);

    /** Writes a response, by default with its length. */
    default void write(Request request, Received received, OutputStream out) throws IOException {
      out.write(plain(request, received));
    }

    /** Returns a change of the text that a raw connection sends after its first head. */
    default UnaryOperator<String> toServer(String head) {
      return text -> text;
    }

    /** Returns a change of the text that a raw connection receives. */
    default UnaryOperator<String> toClient(String head) {
      return text -> text;
    }

    /** Returns the path prefix that the proxy strips. */
    default String prefix() {
      return "";
    }
  }

  /** Writes a response. */
  interface Writer {
    void write(Request request, Received received, OutputStream out) throws IOException;
  }

  /** Returns a behavior that only changes how responses are written. */
  static Behavior writing(Writer writer) {
    return new Behavior() {
      @Override
      public Received respond(Request request, Upstream server) {
        return server.send(request);
      }

      @Override
      public void write(Request request, Received received, OutputStream out) throws IOException {
        writer.write(request, received, out);
      }
    };
  }

  /** The server behind the proxy. */
  interface Upstream {
    Received send(Request request);
  }

  Proxy(String address, Behavior behavior) throws IOException {
    this.behavior = behavior;
    server = Target.of(address, null);
    wire = new Wire(server, Trust.sockets(null), Limits.STANDARD);
    peer = new Peer(this::serve);
  }

  String address() {
    return "http://127.0.0.1:" + peer.port() + behavior.prefix();
  }

  private void serve(Socket client) throws IOException {
    InputStream in = new BufferedInputStream(client.getInputStream());
    byte[] head = head(in);
    Request request = parsed(head, in);
    if (request == null) {
      tunnel(client, in, head);
      return;
    }
    Received received = behavior.respond(request, this::send);
    behavior.write(request, received, client.getOutputStream());
    client.getOutputStream().flush();
  }

  private Received send(Request request) {
    return new Received(wire.send(request));
  }

  private static byte[] head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int end = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.write(b);
      end = b == '\n' ? end + 1 : b == '\r' ? end : 0;
      if (end == 2) {
        break;
      }
    }
    return head.toByteArray();
  }

  /** Returns null for raw requests that test the HTTP server. */
  private @Nullable Request parsed(byte[] head, InputStream in) throws IOException {
    String[] lines = new String(head, ISO_8859_1).split("\r\n", -1);
    String[] line = lines[0].split(" ", -1);
    boolean plain =
        line.length == 3
            && line[1].startsWith(behavior.prefix() + "/")
            && lines.length > 3
            && lines[1].startsWith("Host: ")
            && lines[2].equals("Connection: close")
            && head.length < 16_000
            && new String(head, ISO_8859_1).indexOf('\0') < 0;
    if (!plain) {
      return null;
    }
    List<Header> headers = new ArrayList<>();
    int length = 0;
    boolean chunked = false;
    for (int i = 3; i < lines.length - 2; i++) {
      int colon = lines[i].indexOf(": ");
      if (colon < 0 || lines[i].startsWith("Transfer-Encoding :") || lines[i].startsWith("Host")) {
        return null;
      }
      String name = lines[i].substring(0, colon);
      String value = lines[i].substring(colon + 2);
      if (name.equals("Content-Length")) {
        if (!value.matches("[0-9]{1,7}") || length > 0) {
          return null;
        }
        length = Integer.parseInt(value);
      } else if (name.equals("Transfer-Encoding")) {
        if (!value.equals("chunked") || length > 0) {
          return null;
        }
        chunked = true;
      } else {
        headers.add(new Header(name, value));
      }
    }
    String target = line[1].substring(behavior.prefix().length());
    in.mark(MAX_BODY);
    byte[] body = chunked ? chunks(in) : in.readNBytes(length);
    if (body == null) {
      in.reset();
    }
    return body == null || body.length < length
        ? null
        : new Request(line[0], target, headers, body.length == 0 ? null : body, chunked, null);
  }

  private static byte @Nullable [] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      StringBuilder size = new StringBuilder();
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0 || size.length() > BODY) {
          return null;
        }
        size.append((char) b);
      }
      if (!size.toString().strip().matches("[0-9a-f]+")) {
        return null;
      }
      int length = Integer.parseInt(size.toString().strip(), 16);
      body.writeBytes(in.readNBytes(length));
      if (in.read() != '\r' || in.read() != '\n') {
        return null;
      }
      if (length == 0) {
        return body.toByteArray();
      }
    }
  }

  private void tunnel(Socket client, InputStream in, byte[] bytes) throws IOException {
    String head = new String(bytes, ISO_8859_1);
    UnaryOperator<String> toServer = behavior.toServer(head);
    UnaryOperator<String> toClient = behavior.toClient(head);
    try (Socket upstream = new Socket(server.host(), server.port())) {
      upstream.getOutputStream().write(withoutPrefix(head).getBytes(ISO_8859_1));
      peer.runInBackground(() -> copy(in, upstream, text -> withoutPrefix(toServer.apply(text))));
      copy(upstream.getInputStream(), client, toClient);
    }
  }

  /** Strips the prefix from each request line. */
  private String withoutPrefix(String text) {
    return behavior.prefix().isEmpty()
        ? text
        : text.replaceAll("(?m)^(\\S+ (?:http://[^/]*)?)" + behavior.prefix() + "/", "$1/");
  }

  private static void copy(InputStream from, Socket to, UnaryOperator<String> change) {
    byte[] buffer = new byte[1 << 16];
    try {
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        String text = change.apply(new String(buffer, 0, n, ISO_8859_1));
        to.getOutputStream().write(text.getBytes(ISO_8859_1));
      }
    } catch (IOException e) {
      // One side closed the connection.
    }
  }

  static byte[] plain(Request request, Received received) {
    Response response = received.response();
    StringBuilder head = new StringBuilder("HTTP/1.1 " + response.status() + " x\r\n");
    for (Header header : response.headers()) {
      boolean framing =
          header.name().equalsIgnoreCase("Content-Length")
              || header.name().equalsIgnoreCase("Transfer-Encoding");
      if (!framing) {
        head.append(header.name()).append(": ").append(header.value()).append("\r\n");
      }
    }
    boolean empty = request.isHead() || response.status() == 304;
    if (!empty) {
      head.append("Content-Length: ").append(response.body().length).append("\r\n");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    bytes.writeBytes(empty ? new byte[0] : response.body());
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    peer.close();
  }
}
