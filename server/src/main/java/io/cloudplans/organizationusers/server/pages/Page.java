package io.cloudplans.organizationusers.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.rules.contract.EntityTags;
import io.cloudplans.organizationusers.rules.value.Sha256;
import io.cloudplans.organizationusers.server.body.ResponseBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** An immutable document, or its compressed form. */
final class Page {
  private static final int LARGE_BYTES = 1024;

  private final byte[] content;
  private final String entityTag;
  private final boolean gzip;

  private Page(byte[] content, String entityTag, boolean gzip) {
    this.content = content;
    this.entityTag = entityTag;
    this.gzip = gzip;
  }

  static Page of(byte[] content) {
    return new Page(
        content, '"' + HexFormat.of().formatHex(Sha256.of(content), 0, 12) + '"', false);
  }

  /** Returns a body that shares the bytes with other bodies. */
  ResponseBody body() {
    return ResponseBody.of(ByteBuffer.wrap(content).asReadOnlyBuffer());
  }

  /** Returns the text of an uncompressed document. */
  String text() {
    return new String(content, UTF_8);
  }

  /** Returns the entity tag, which differs between the two forms. */
  String entityTag() {
    return entityTag;
  }

  /** Returns whether the content is compressed with gzip. */
  boolean isGzip() {
    return gzip;
  }

  boolean isLarge() {
    return content.length >= LARGE_BYTES;
  }

  Page gzipped() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Page(bytes.toByteArray(), EntityTags.gzipped(entityTag), true);
  }
}
