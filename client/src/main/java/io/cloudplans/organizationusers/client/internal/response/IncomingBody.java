package io.cloudplans.organizationusers.client.internal.response;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A body that is read while it arrives. The wait for each part is bounded, unlike that of the JDK's
 * stream. Parts are requested in pairs, so at most two wait in memory.
 */
public final class IncomingBody extends InputStream implements BodySubscriber<IncomingBody> {
  private static final List<ByteBuffer> END = List.of();
  private static final int PAIR = 2;

  private final LongSupplier nanosecondsToWait;
  private final BlockingQueue<List<ByteBuffer>> parts = new LinkedBlockingQueue<>();
  private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
  private volatile @Nullable Throwable failure;
  private int expected = PAIR;
  private Iterator<ByteBuffer> part = END.iterator();
  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private boolean ended;

  /**
   * Creates a body that has not arrived yet.
   *
   * @param nanosecondsToWait returns the time to wait for the next part; called for each part
   */
  IncomingBody(LongSupplier nanosecondsToWait) {
    this.nanosecondsToWait = nanosecondsToWait;
  }

  @Override
  public CompletionStage<IncomingBody> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription.complete(subscription);
    subscription.request(PAIR);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    parts.add(buffers);
  }

  @Override
  public void onError(Throwable failure) {
    this.failure = failure;
    parts.add(END);
  }

  @Override
  public void onComplete() {
    parts.add(END);
  }

  @Override
  public int read() throws IOException {
    byte[] bytes = new byte[1];
    return read(bytes, 0, 1) < 0 ? -1 : bytes[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (!buffer.hasRemaining()) {
      if (part.hasNext()) {
        buffer = part.next();
      } else if (!receive()) {
        return -1;
      }
    }
    int count = Math.min(length, buffer.remaining());
    buffer.get(bytes, offset, count);
    return count;
  }

  /**
   * Returns 1 until the end was read: a {@code GZIPInputStream} asks whether another member follows
   * (RFC 1952, section 2.2), which may not have arrived yet.
   */
  @Override
  public int available() {
    return ended ? 0 : 1;
  }

  /** Waits for the next part, or returns false at the end. */
  private boolean receive() throws IOException {
    List<ByteBuffer> next = poll();
    if (next == END) {
      ended = true;
      parts.add(END);
      if (failure != null) {
        throw new IOException(failure);
      }
      return false;
    }
    part = next.iterator();
    if (--expected == 0) {
      expected = PAIR;
      subscription.join().request(PAIR);
    }
    return true;
  }

  private List<ByteBuffer> poll() throws IOException {
    try {
      List<ByteBuffer> next = parts.poll(nanosecondsToWait.getAsLong(), TimeUnit.NANOSECONDS);
      if (next != null) {
        return next;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new InterruptedIOException("interrupted");
    }
    close();
    throw new HttpTimeoutException("the next part of the body is late");
  }

  /** Closes the connection unless the body has arrived completely. */
  @Override
  public void close() {
    CompletableFuture<Void> unused = subscription.thenAccept(Subscription::cancel);
    parts.add(END);
  }
}
