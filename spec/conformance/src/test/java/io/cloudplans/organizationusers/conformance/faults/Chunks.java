package io.cloudplans.organizationusers.conformance.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.cloudplans.organizationusers.conformance.http.Request;
import java.io.ByteArrayOutputStream;

/**
 * Sends the bodies of responses in chunks (RFC 9112, section 7.1).
 *
 * @param header replaces {@code Content-Length}
 * @param sizeFormat the format of a chunk's first line, without the line break
 * @param end the last chunk and the trailers
 */
record Chunks(String header, String sizeFormat, String end) {
  byte[] framed(Request request, Received received, int maxSize) {
    byte[] plain = Proxy.plain(request, received);
    byte[] body = received.response().body();
    if (request.isHead() || received.status() == 304) {
      return plain;
    }
    String head = new String(plain, 0, plain.length - body.length, ISO_8859_1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(head.replaceFirst("Content-Length: \\d+", header), bytes);
    for (int at = 0; at < body.length; at += maxSize) {
      int size = Math.min(maxSize, body.length - at);
      write(sizeFormat.formatted(size) + "\r\n", bytes);
      bytes.write(body, at, size);
      write("\r\n", bytes);
    }
    write(end, bytes);
    return bytes.toByteArray();
  }

  private static void write(String text, ByteArrayOutputStream bytes) {
    bytes.writeBytes(text.getBytes(ISO_8859_1));
  }
}
