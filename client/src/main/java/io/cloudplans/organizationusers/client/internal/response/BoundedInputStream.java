package io.cloudplans.organizationusers.client.internal.response;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * An input stream that fails beyond a number of bytes, so that an endless body cannot fill the
 * memory.
 */
final class BoundedInputStream extends FilterInputStream {
  /** Signals that the stream exceeds its limit. */
  static final class LimitException extends IOException {
    private static final long serialVersionUID = 1L;

    LimitException() {
      super("more bytes than are allowed");
    }
  }

  private final long limit;
  private long remaining;

  BoundedInputStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
    this.remaining = limit;
  }

  /** Restarts the count of bytes. */
  void renew() {
    remaining = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = in.read(into, offset, length);
    remaining -= Math.max(count, 0);
    if (remaining < 0) {
      throw new LimitException();
    }
    return count;
  }
}
