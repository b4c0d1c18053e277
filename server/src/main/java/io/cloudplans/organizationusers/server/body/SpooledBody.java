package io.cloudplans.organizationusers.server.body;

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
 * A body that is written whole before any of it is sent: in memory up to 1 MiB, beyond that in a
 * temporary file. Writing never waits for the caller, and sending never waits for the store.
 */
public final class SpooledBody extends OutputStream {
  private static final int MOST_IN_MEMORY = 1 << 20;

  private static final int GZIP_BUFFER = 8192;

  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable FileChannel file;
  private long length;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    length += count;
    if (file == null && memory.size() + count <= MOST_IN_MEMORY) {
      memory.write(bytes, offset, count);
      return;
    }
    if (file == null) {
      file = temporaryFile();
      memory.writeTo(Channels.newOutputStream(file));
      memory = new ByteArrayOutputStream(0);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, count);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }

  /** Has no name any more once it is open on POSIX, so that not even a killed process leaves it. */
  private static FileChannel temporaryFile() throws IOException {
    Path path = Files.createTempFile("organization-users-", ".json");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** How many bytes were written. */
  public long length() {
    return length;
  }

  /** The same in gzip; this one is freed. */
  SpooledBody gzipped() throws IOException {
    SpooledBody compressed = new SpooledBody();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed.kept(), GZIP_BUFFER)) {
      sendTo(gzip);
    } catch (IOException | RuntimeException e) {
      compressed.close();
      throw e;
    }
    return compressed;
  }

  /** A stream whose end is not the end of the body. */
  private OutputStream kept() {
    return new FilterOutputStream(this) {
      @Override
      public void write(byte[] bytes, int offset, int count) throws IOException {
        out.write(bytes, offset, count);
      }

      @Override
      public void close() {}
    };
  }

  /** Sends the body, and frees what it took. */
  void sendTo(OutputStream out) throws IOException {
    try (this) {
      if (file != null) {
        file.position(0);
        Channels.newInputStream(file).transferTo(out);
      }
      memory.writeTo(out);
    }
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
