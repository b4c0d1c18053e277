package io.cloudplans.organizationusers.client.internal.response;

import io.cloudplans.organizationusers.client.error.CallTimeoutException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Gives up when nothing comes for a time, where the JDK's stream would wait for ever. */
public final class TimeoutInputStream extends FilterInputStream {
  private final Duration patience;
  private volatile boolean late;

  public TimeoutInputStream(InputStream in, Duration patience) {
    super(in);
    this.patience = patience;
  }

  /** What a call throws when reading fails. */
  public static NoResponseException failure(IOException e) {
    return e instanceof HttpTimeoutException
        ? new CallTimeoutException("nothing more of the answer in time", e)
        : new NoResponseException("no whole answer: " + e, e);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    CompletableFuture<Void> arrival =
        new CompletableFuture<Void>().orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS);
    CompletableFuture<Void> unused = arrival.exceptionally(timeout -> giveUp());
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
    throw new HttpTimeoutException("nothing within " + patience);
  }

  private Void giveUp() {
    late = true;
    try {
      in.close();
    } catch (IOException e) {
      // The reader is told that it is too late, whatever becomes of the connection.
    }
    return null;
  }
}
