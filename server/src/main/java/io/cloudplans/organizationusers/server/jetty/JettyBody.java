package io.cloudplans.organizationusers.server.jetty;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A body that must be there in time, counted from the first read. One that is not ends in an {@link
 * IOException} whose cause is a {@link TimeoutException}, also when only framing drips in.
 */
final class JettyBody extends InputStream {
  private static final Logger LOG = LoggerFactory.getLogger(JettyBody.class);
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_DISCARDED = 1 << 20;

  private final Content.Source source;
  private final long readTimeout;
  private long deadline;
  private boolean atEnd;
  private Content.@Nullable Chunk chunk;

  JettyBody(Content.Source source, Duration readTimeout) {
    this.source = source;
    this.readTimeout = readTimeout.toNanos();
  }

  /** Whether nothing more of it will come. */
  boolean isAtEnd() {
    return atEnd;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, bytes.length);
    if (deadline == 0) {
      deadline = System.nanoTime() + readTimeout;
    }
    while (true) {
      Content.Chunk present = chunk == null ? source.read() : chunk;
      if (present == null) {
        await();
      } else if (Content.Chunk.isFailure(present)) {
        throw new IOException(present.getFailure());
      } else if (present.hasRemaining()) {
        int length = present.get(bytes, offset, count);
        chunk = present.hasRemaining() ? present : release(present);
        return length;
      } else if (present.isLast()) {
        atEnd = true;
        return -1;
      } else {
        release(present);
      }
    }
  }

  /** Reads what comes soon, up to a bound, and forgets it. */
  void discard() {
    deadline = System.nanoTime() + Math.min(readTimeout, LINGER_NANOS);
    byte[] part = new byte[8192];
    try {
      for (int left = MOST_DISCARDED; left > 0; ) {
        int length = read(part, 0, part.length);
        if (length < 0) {
          return;
        }
        left -= length;
      }
    } catch (IOException e) {
      LOG.debug("a body that nobody waits for did not end");
    }
  }

  private static Content.@Nullable Chunk release(Content.Chunk used) {
    used.release();
    return null;
  }

  private void await() throws IOException {
    CountDownLatch arrived = new CountDownLatch(1);
    source.demand(arrived::countDown);
    try {
      if (!arrived.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new IOException(new TimeoutException());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
