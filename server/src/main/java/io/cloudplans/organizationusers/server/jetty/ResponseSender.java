package io.cloudplans.organizationusers.server.jetty;

import io.cloudplans.organizationusers.server.body.ResponseBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.util.thread.Scheduler;

/** Sends a response as the client reads it, without blocking a thread. Closes slow connections. */
final class ResponseSender extends IteratingCallback {
  private static final int PART = 1 << 15;
  private static final Duration MAX = Duration.ofMinutes(10);

  private final EndPoint endPoint;
  private final Response response;
  private final ResponseBody body;
  private final Callback callback;
  private final Scheduler scheduler;
  private final Duration period;
  private final long begun = System.nanoTime();
  private int part;
  private boolean last;
  private volatile long sent;
  private long sentBefore;

  /**
   * Creates a transfer that has not begun.
   *
   * @param callback notified of the end
   * @param period the time in which the connection must accept a part of the response
   */
  ResponseSender(
      Response response,
      ResponseBody body,
      Callback callback,
      Scheduler scheduler,
      Duration period) {
    Request request = response.getRequest();
    this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    this.response = response;
    this.body = body;
    this.callback = callback;
    this.scheduler = scheduler;
    this.period = period;
  }

  void begin() {
    iterate();
    watchLater();
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // Only one thread at a time runs it.
  protected Action process() throws IOException {
    if (response.getStatus() == HttpStatus.NOT_MODIFIED_304 && !response.isCommitted()) {
      // Jetty would add a length of 0, which is not that of the unchanged content.
      response.write(false, BufferUtil.EMPTY_BUFFER, this);
      return Action.SCHEDULED;
    }
    long total = sent + part;
    sent = total;
    if (last) {
      return Action.SUCCEEDED;
    }
    ByteBuffer next = body.next(PART);
    part = next.remaining();
    last = sent + part == body.length();
    if (part == 0 && !last) {
      throw new IOException("the body is shorter than its length");
    }
    response.write(last, next, this);
    return Action.SCHEDULED;
  }

  private void watchLater() {
    if (!isSucceeded() && !isFailed()) {
      scheduler.schedule(this::watch, period.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void watch() {
    boolean slow = sent == sentBefore;
    sentBefore = sent;
    boolean late = System.nanoTime() - begun > MAX.toNanos();
    if (!isSucceeded() && (late || slow)) {
      endPoint.close(new TimeoutException());
    } else {
      watchLater();
    }
  }

  @Override
  protected void onCompleteSuccess() {
    body.close();
    callback.succeeded();
  }

  @Override
  protected void onCompleteFailure(Throwable cause) {
    body.close();
    callback.failed(cause);
  }
}
