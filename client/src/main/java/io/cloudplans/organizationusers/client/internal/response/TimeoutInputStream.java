package io.cloudplans.organizationusers.client.internal.response;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Fails when nothing arrives for a time, where the JDK's stream would wait for ever. */
final class TimeoutInputStream extends FilterInputStream {
  private final Duration timeout;
  private volatile boolean late;

  TimeoutInputStream(InputStream in, Duration timeout) {
    super(in);
    this.timeout = timeout;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    CompletableFuture<Void> arrival =
        new CompletableFuture<Void>().orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    CompletableFuture<Void> unused = arrival.exceptionally(failure -> abandon());
    try {
      int count = in.read(into, offset, length);
      if (!late) {
        return count;
      }
    } catch (IOException e) {
      if (!late) {
        throw e;
      }
    } finally {
      arrival.complete(null);
    }
    throw new HttpTimeoutException("nothing within " + timeout);
  }

  private Void abandon() {
    late = true;
    try {
      in.close();
    } catch (IOException e) {
      // The reader gets the timeout, whatever becomes of the connection.
    }
    return null;
  }
}
