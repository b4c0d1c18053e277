package io.cloudplans.organizationusers.conformance.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request, sent byte for byte.
 *
 * @param target the path and query as in the contract, without the server's prefix
 * @param headers the headers, without {@code Host}, {@code Connection} and the body's framing
 * @param body the body, or null
 * @param raw the complete request in ISO 8859-1, with placeholders {@code {prefix}} and {@code
 *     {host}}; null to write the request from the other components
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are never changed.
public record Request(
    String method,
    String target,
    List<Header> headers,
    byte @Nullable [] body,
    boolean chunked,
    @Nullable String raw) {
  private static final int CHUNK = 1000;

  /** Returns a request without headers and body. */
  public static Request of(String method, String target) {
    return new Request(method, target, List.of(), null, false, null);
  }

  /** Returns a request that is sent as written; its first line has the method and the target. */
  public static Request raw(String text) {
    String[] line = text.split("[ \r]", 3);
    String target = line.length > 1 ? line[1].replace("{prefix}", "") : "";
    return new Request(line[0], target, List.of(), null, false, text);
  }

  /** Returns this request with one more header. */
  public Request with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Request(method, target, List.copyOf(more), body, chunked, raw);
  }

  /** Returns this request without a header. */
  public Request without(String name) {
    List<Header> less =
        headers.stream().filter(header -> !header.name().equalsIgnoreCase(name)).toList();
    return new Request(method, target, less, body, chunked, raw);
  }

  /** Returns this request with another body. */
  public Request body(byte[] bytes) {
    return new Request(method, target, headers, bytes, chunked, raw);
  }

  /** Returns this request with its body sent in chunks. */
  public Request inChunks() {
    return new Request(method, target, headers, body, true, raw);
  }

  /** Returns this request with another target. */
  public Request target(String other) {
    return new Request(method, other, headers, body, chunked, raw);
  }

  /** Returns this request with another method. */
  public Request method(String other) {
    return new Request(other, target, headers, body, chunked, raw);
  }

  /** Returns the first value of a header. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /** Returns the path of the target. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** Returns whether the response has no body because of the method. */
  public boolean isHead() {
    return method.equals("HEAD");
  }

  /** Returns the bytes for a server. */
  public byte[] bytes(Target server) {
    if (raw != null) {
      return raw.replace("{prefix}", server.prefix())
          .replace("{host}", server.authority())
          .getBytes(ISO_8859_1);
    }
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(server.prefix()).append(target).append(" HTTP/1.1\r\n");
    line(head, "Host", server.authority());
    line(head, "Connection", "close");
    headers.forEach(header -> line(head, header.name(), header.value()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (body == null) {
      if (method.equals("POST")) {
        line(head, "Content-Length", "0");
      }
      return head.append("\r\n").toString().getBytes(ISO_8859_1);
    }
    if (chunked) {
      line(head, "Transfer-Encoding", "chunked");
    } else {
      line(head, "Content-Length", Integer.toString(body.length));
    }
    bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    bytes.writeBytes(chunked ? chunks(body) : body);
    return bytes.toByteArray();
  }

  private static void line(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private static byte[] chunks(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = 0; at < body.length; at += CHUNK) {
      int size = Math.min(CHUNK, body.length - at);
      bytes.writeBytes(
          (Integer.toHexString(size).toLowerCase(Locale.ROOT) + "\r\n").getBytes(UTF_8));
      bytes.write(body, at, size);
      bytes.writeBytes("\r\n".getBytes(UTF_8));
    }
    bytes.writeBytes("0\r\n\r\n".getBytes(UTF_8));
    return bytes.toByteArray();
  }
}
