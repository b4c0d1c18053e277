package io.cloudplans.organizationusers.client.fake;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The part of a request's body that is unread when the response is ready (RFC 9112, section 9.6).
 * The JDK's server reads 64 KiB of this part and then closes the connection without {@code
 * Connection: close}, which loses the next request.
 */
final class UnreadBody {
  private static final long READ_TIMEOUT_MILLIS = 2_000;
  private static final int DRAINED_BYTES = 65_536;
  private static final int DISCARDED_BYTES = 1_048_576;

  private final InputStream body;
  private final Thread reader = FakeHttpServer.daemon(this::read);
  private final CompletableFuture<Boolean> drained = new CompletableFuture<>();

  UnreadBody(InputStream body) {
    this.body = body;
  }

  /** Reads the rest of a short body; returns whether the connection can carry another request. */
  boolean drain() throws InterruptedException {
    reader.start();
    try {
      return drained.get(READ_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  /** Reads more of a long body: closing the connection too early can lose the response. */
  void discard() throws InterruptedException {
    reader.join(READ_TIMEOUT_MILLIS);
    reader.interrupt();
  }

  private void read() {
    try {
      boolean complete = body.readNBytes(DRAINED_BYTES + 1).length <= DRAINED_BYTES;
      drained.complete(complete);
      if (!complete) {
        body.readNBytes(DISCARDED_BYTES);
      }
    } catch (IOException e) {
      drained.complete(false);
    }
  }
}
