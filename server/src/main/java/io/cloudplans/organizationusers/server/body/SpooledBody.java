package io.cloudplans.organizationusers.server.body;

import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body that is written completely before it is sent: in memory up to 1 MiB, in a temporary file
 * beyond that. Writing never waits for the caller, and sending never waits for the store.
 */
public final class SpooledBody extends OutputStream implements ResponseBody {
  private static final int GZIP_BUFFER = 8192;

  private final Spool spool;
  private final String caller;
  private final int maxInMemory;
  private Memory memory = new Memory();
  private @Nullable FileChannel file;
  private long length;
  private long sent;
  private boolean closed;

  /** Creates an empty body for a caller. */
  public SpooledBody(Spool spool, String caller) {
    this.spool = spool;
    this.caller = caller;
    this.maxInMemory = spool.inMemory();
  }

  private static final class Memory extends ByteArrayOutputStream {
    ByteBuffer part(long from, int max) {
      return ByteBuffer.wrap(buf, (int) from, (int) Math.min(max, count - from)).slice();
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    if (!spool.budget().reserve(caller, count, length + count > Spool.ALWAYS_ACCEPTED)) {
      throw new StoreUnavailableException("too many unsent bytes", null);
    }
    length += count;
    if (file == null && length <= maxInMemory) {
      memory.write(bytes, offset, count);
      return;
    }
    if (file == null) {
      file = temporaryFile();
      memory.writeTo(Channels.newOutputStream(file));
      memory = new Memory();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, count);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }

  /**
   * Creates a file that is deleted on closing. POSIX systems unlink it immediately, so that even a
   * killed process leaves no file.
   */
  private static FileChannel temporaryFile() throws IOException {
    Path path = Files.createTempFile("organization-users-", ".json");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  @Override
  public long length() {
    return length;
  }

  /** Compresses this body into a new body, and closes this body. */
  SpooledBody gzipped() throws IOException {
    SpooledBody compressed = new SpooledBody(spool, caller);
    try (this;
        GZIPOutputStream gzip = new GZIPOutputStream(compressed.uncloseable(), GZIP_BUFFER)) {
      for (ByteBuffer part = next(GZIP_BUFFER); part.hasRemaining(); part = next(GZIP_BUFFER)) {
        gzip.write(part.array(), part.arrayOffset(), part.remaining());
      }
    } catch (IOException | RuntimeException e) {
      compressed.close();
      throw e;
    }
    return compressed;
  }

  /** Returns a stream that does not close this body. */
  private OutputStream uncloseable() {
    return new FilterOutputStream(this) {
      @Override
      public void write(byte[] bytes, int offset, int count) throws IOException {
        out.write(bytes, offset, count);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public ByteBuffer next(int max) throws IOException {
    ByteBuffer part;
    if (file == null) {
      part = memory.part(sent, max);
    } else {
      part = ByteBuffer.allocate(max);
      file.read(part, sent);
      part.flip();
    }
    sent += part.remaining();
    return part;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    spool.budget().release(caller, length);
    memory = new Memory();
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
