package io.cloudplans.organizationusers.conformance.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A complete HTTP response.
 *
 * @param body the content after the transfer coding, before decompression
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are never changed.
public record Response(int status, List<Header> headers, byte[] body) {
  /** Returns all values of a header, in their order. */
  public List<String> all(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  /** Returns a header's value; joins several lines of one header with commas. */
  public Optional<String> header(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", all));
  }

  /** Returns whether the body is compressed with gzip. */
  public boolean isGzip() {
    return header("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent();
  }

  /**
   * Returns the body, decompressed if needed.
   *
   * @throws TransportException if the body is not the gzip stream that the header declares, or is
   *     too large
   */
  public byte[] content(Limits limits) {
    if (!isGzip() || body.length == 0) {
      return body;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] content = in.readNBytes(limits.responseBytes() + 1);
      if (content.length > limits.responseBytes()) {
        throw new TransportException(
            TransportException.Kind.TOO_LARGE,
            "the decompressed response has more than " + limits.responseBytes() + " bytes");
      }
      return content;
    } catch (IOException e) {
      throw new TransportException(
          TransportException.Kind.MALFORMED,
          "the response has Content-Encoding: gzip, but its body is not a complete gzip stream");
    }
  }

  /** Returns the beginning of this response, with its content decompressed, for a report. */
  public Response shortened(int maxBytes) {
    byte[] content = body;
    try {
      content = content(Limits.STANDARD);
    } catch (TransportException e) {
      // The report shows the bytes as they arrived.
    }
    List<Header> first = new ArrayList<>();
    int size = 0;
    for (Header header : headers) {
      size += header.name().length() + header.value().length();
      if (size <= maxBytes) {
        first.add(header);
      }
    }
    return new Response(status, first, Arrays.copyOf(content, Math.min(content.length, maxBytes)));
  }
}
