package io.cloudplans.organizationusers.server.body;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of a response, which the carrier takes part by part as the reader takes them. */
public interface ResponseBody extends AutoCloseable {
  /** Returns how many bytes there are in all. */
  long length();

  /** Returns the next bytes, at most so many; the buffer is valid until the next call. */
  ByteBuffer next(int most) throws IOException;

  /** Frees what the body holds. */
  @Override
  void close();

  /** Creates a body of bytes that do not change, and that several bodies may share. */
  static ResponseBody of(ByteBuffer bytes) {
    ByteBuffer rest = bytes.duplicate();
    return new ResponseBody() {
      @Override
      public long length() {
        return bytes.remaining();
      }

      @Override
      public ByteBuffer next(int most) {
        ByteBuffer part = rest.slice(rest.position(), Math.min(most, rest.remaining()));
        rest.position(rest.position() + part.remaining());
        return part;
      }

      @Override
      public void close() {}
    };
  }
}
