package io.cloudplans.organizationusers.client.internal.response;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An input stream that fails beyond a number of bytes, so that an endless body cannot fill the
 * memory.
 */
final class BoundedInputStream extends FilterInputStream {
  /** Signals more bytes than the limit. */
  static final class LimitException extends IOException {
    private static final long serialVersionUID = 1L;

    final long limit;

    LimitException(long limit) {
      super("more than " + limit + " bytes");
      this.limit = limit;
    }
  }

  private final long limit;
  private final @Nullable BoundedInputStream compressed;
  private long remaining;

  BoundedInputStream(InputStream in, long limit) {
    this(in, limit, null);
  }

  private BoundedInputStream(InputStream in, long limit, @Nullable BoundedInputStream compressed) {
    super(in);
    this.limit = limit;
    this.compressed = compressed;
    this.remaining = limit;
  }

  /** Returns the decompressed bytes, with the same limit. Compressed bytes may contain none. */
  BoundedInputStream gunzipped() throws IOException {
    return new BoundedInputStream(new GZIPInputStream(this), limit, this);
  }

  /** Restarts the count of bytes. */
  void resetCount() {
    remaining = limit;
    if (compressed != null) {
      compressed.resetCount();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] bytes = new byte[1];
    return read(bytes, 0, 1) < 0 ? -1 : bytes[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    remaining -= Math.max(count, 0);
    if (remaining < 0) {
      throw new LimitException(limit);
    }
    return count;
  }
}
