package io.cloudplans.organizationusers.server.body;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of a response, which the HTTP server sends part by part as the client reads them. */
public interface ResponseBody extends AutoCloseable {
  /** Returns the total number of bytes. */
  long length();

  /** Returns the next bytes, at most {@code max}; the buffer is valid until the next call. */
  ByteBuffer next(int max) throws IOException;

  /** Frees the resources of the body. */
  @Override
  void close();

  /** Creates a body of immutable bytes, which several bodies may share. */
  static ResponseBody of(ByteBuffer bytes) {
    ByteBuffer rest = bytes.duplicate();
    return new ResponseBody() {
      @Override
      public long length() {
        return bytes.remaining();
      }

      @Override
      public ByteBuffer next(int max) {
        ByteBuffer part = rest.slice(rest.position(), Math.min(max, rest.remaining()));
        rest.position(rest.position() + part.remaining());
        return part;
      }

      @Override
      public void close() {}
    };
  }
}
