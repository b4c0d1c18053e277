package io.cloudplans.organizationusers.client.internal.response;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails where more than a number of bytes come, which a body without an end would never do. */
final class BoundedInputStream extends FilterInputStream {
  /** More bytes came than are allowed. */
  static final class LimitException extends IOException {
    private static final long serialVersionUID = 1L;

    LimitException() {
      super("more bytes than are allowed");
    }
  }

  private final long limit;
  private long left;

  BoundedInputStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
    this.left = limit;
  }

  /** Allows the whole number once more. */
  void renew() {
    left = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = in.read(into, offset, length);
    left -= Math.max(count, 0);
    if (left < 0) {
      throw new LimitException();
    }
    return count;
  }
}
