package io.cloudplans.organizationusers.conformance.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.cloudplans.organizationusers.conformance.http.TransportException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads responses from a connection (RFC 9112), with a limit on their bytes. */
final class ResponseReader {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
  private static final Pattern FIELD = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)");
  private static final int MAX_LINE_BYTES = 1 << 16;
  private static final int MAX_HEAD_BYTES = 1 << 17;
  private static final int CONTINUE = 100;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final InputStream in;
  private final int maxBytes;
  private int count;

  ResponseReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /** Reads the next final response; skips interim responses. */
  Response read(boolean head) throws IOException {
    while (true) {
      Matcher line = STATUS_LINE.matcher(line());
      if (!line.matches()) {
        throw malformed("the response does not begin with an HTTP/1.1 status line");
      }
      int status = Integer.parseInt(line.group(1));
      List<Header> headers = headers();
      if (status > CONTINUE + 99) {
        boolean empty = head || status == NO_CONTENT || status == NOT_MODIFIED;
        return new Response(status, headers, empty ? new byte[0] : body(headers));
      }
    }
  }

  private List<Header> headers() throws IOException {
    List<Header> headers = new ArrayList<>();
    int start = count;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (count - start > MAX_HEAD_BYTES) {
        throw malformed("the response's headers are longer than " + MAX_HEAD_BYTES + " bytes");
      }
      Matcher field = FIELD.matcher(line);
      if (!field.matches()) {
        throw malformed("a header line of the response does not begin with a name and a colon");
      }
      headers.add(new Header(field.group(1), field.group(2).strip()));
    }
    return headers;
  }

  private byte[] body(List<Header> headers) throws IOException {
    Response head = new Response(0, headers, new byte[0]);
    List<String> lengths = head.all("Content-Length").stream().distinct().toList();
    String coding = head.header("Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT);
    if (!coding.isEmpty()) {
      if (!coding.equals("chunked") || !lengths.isEmpty()) {
        throw malformed("the response must have either chunked coding or a length, not both");
      }
      return chunks();
    }
    if (lengths.isEmpty()) {
      return rest();
    }
    if (lengths.size() > 1 || !lengths.get(0).matches("[0-9]{1,18}")) {
      throw malformed("the response's Content-Length is not one number");
    }
    return bytes(Long.parseLong(lengths.get(0)));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String size = line().replaceFirst("[ \t]*(;.*)?$", "");
      if (!size.matches("[0-9A-Fa-f]{1,8}")) {
        throw malformed("a chunk of the response has no size");
      }
      long length = Long.parseLong(size, 16);
      if (length == 0) {
        headers();
        return body.toByteArray();
      }
      body.writeBytes(bytes(length));
      if (!line().isEmpty()) {
        throw malformed("a chunk of the response is longer than its size");
      }
    }
  }

  private byte[] bytes(long length) throws IOException {
    counted(length);
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      throw new TransportException(
          Kind.CLOSED, "the connection ended before the response's body was complete");
    }
    return bytes;
  }

  private byte[] rest() throws IOException {
    byte[] bytes = in.readNBytes(maxBytes - count + 1);
    counted(bytes.length);
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new TransportException(
            Kind.CLOSED,
            count == 0
                ? "the connection was closed without a response"
                : "the connection ended within the response's head");
      }
      counted(1);
      if (line.size() > MAX_LINE_BYTES) {
        throw malformed(
            "a line of the response's head is longer than " + MAX_LINE_BYTES + " bytes");
      }
      line.write(b);
    }
    return line.toString(ISO_8859_1).replaceFirst("\r$", "");
  }

  private void counted(long bytes) {
    if (count + bytes > maxBytes) {
      throw new TransportException(
          Kind.TOO_LARGE, "the response has more than " + maxBytes + " bytes");
    }
    count += (int) bytes;
  }

  private static TransportException malformed(String message) {
    return new TransportException(Kind.MALFORMED, message);
  }
}
