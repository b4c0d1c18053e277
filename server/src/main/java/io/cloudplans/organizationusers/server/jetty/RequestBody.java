package io.cloudplans.organizationusers.server.jetty;

import io.cloudplans.organizationusers.server.body.ByteBudget;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** A request's body, which is read as it arrives, without blocking a thread. */
final class RequestBody {
  /** The maximum number of bytes to drain to keep the connection usable for the next request. */
  private static final int MAX_DRAINED = 1 << 16;

  /** The maximum number of bytes to discard after a response that ends the connection. */
  private static final int MAX_DISCARDED = 1 << 20;

  private static final Duration MAX_LINGERING = Duration.ofSeconds(2);

  /** The outcome of reading. */
  enum ReadResult {
    COMPLETE,
    TOO_LONG,
    TIMED_OUT,
    BROKEN,
    NO_ROOM
  }

  private final Request request;
  private final Duration timeout;
  private final ByteBudget budget;
  private final Scheduler scheduler;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private String caller = "";

  // Guarded by this, as is each call of request.read().
  private @Nullable Reading reading;
  private boolean demanded;
  private @Nullable ReadResult result;

  /** A read operation in progress. */
  private static final class Reading {
    private final boolean keepsBytes;
    private final Consumer<ReadResult> onComplete;
    private int left;
    private Scheduler.@Nullable Task timer;

    Reading(int max, boolean keepsBytes, Consumer<ReadResult> onComplete) {
      this.left = max;
      this.keepsBytes = keepsBytes;
      this.onComplete = onComplete;
    }
  }

  /**
   * Creates an unread body.
   *
   * @param timeout how long the whole body may take
   */
  RequestBody(Request request, Duration timeout, ByteBudget budget, Scheduler scheduler) {
    this.request = request;
    this.timeout = timeout;
    this.budget = budget;
    this.scheduler = scheduler;
    boolean none =
        request.getLength() <= 0 && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    this.result = none ? ReadResult.COMPLETE : null;
  }

  /**
   * Reads the body for a caller. {@link #bytes} returns the body once {@code onComplete} receives
   * {@link ReadResult#COMPLETE}.
   */
  void read(String reader, int max, Consumer<ReadResult> onComplete) {
    caller = reader;
    if (result == ReadResult.COMPLETE) {
      onComplete.accept(ReadResult.COMPLETE);
    } else {
      begin(max, timeout, true, onComplete);
    }
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  /** Frees the bytes that were read. */
  void release() {
    budget.release(caller, bytes.size());
    bytes.reset();
  }

  /**
   * Drains the rest, and reports whether the connection is usable for the next request.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.3">RFC 9112, section 9.3</a>
   */
  void drain(Consumer<Boolean> onComplete) {
    boolean closing =
        result != null
            || request.getLength() > MAX_DRAINED
            || request.getHeaders().contains(HttpHeader.EXPECT);
    if (closing) {
      onComplete.accept(result == ReadResult.COMPLETE);
    } else {
      begin(
          MAX_DRAINED,
          timeout,
          false,
          drained -> onComplete.accept(drained == ReadResult.COMPLETE));
    }
  }

  /**
   * Discards data that arrives after the response; otherwise the sender may lose the response.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.6">RFC 9112, section 9.6</a>
   */
  void discard(Runnable onComplete) {
    begin(MAX_DISCARDED, MAX_LINGERING, false, discarded -> onComplete.run());
  }

  private void begin(
      int max, Duration within, boolean keepsBytes, Consumer<ReadResult> onComplete) {
    Reading started = new Reading(max, keepsBytes, onComplete);
    synchronized (this) {
      reading = started;
      started.timer =
          scheduler.schedule(
              () -> finish(started, ReadResult.TIMED_OUT), within.toNanos(), TimeUnit.NANOSECONDS);
    }
    continueReading();
  }

  private void continueReading() {
    Reading current;
    ReadResult chunkResult = null;
    synchronized (this) {
      current = reading;
      if (current == null || demanded) {
        return;
      }
      while (chunkResult == null && !demanded) {
        Content.Chunk chunk = request.read();
        demanded = chunk == null;
        chunkResult = chunk == null ? null : take(chunk, current);
      }
    }
    if (chunkResult == null) {
      request.demand(this::arrived);
    } else {
      finish(current, chunkResult);
    }
  }

  private void arrived() {
    synchronized (this) {
      demanded = false;
    }
    continueReading();
  }

  private @Nullable ReadResult take(Content.Chunk chunk, Reading current) {
    if (Content.Chunk.isFailure(chunk)) {
      return chunk.getFailure() instanceof TimeoutException
          ? ReadResult.TIMED_OUT
          : ReadResult.BROKEN;
    }
    int length = chunk.remaining();
    current.left -= length;
    ReadResult chunkResult = chunk.isLast() ? ReadResult.COMPLETE : null;
    if (current.left < 0) {
      chunkResult = ReadResult.TOO_LONG;
    } else if (current.keepsBytes && !budget.reserve(caller, length, true)) {
      chunkResult = ReadResult.NO_ROOM;
    } else if (current.keepsBytes) {
      byte[] part = new byte[length];
      chunk.get(part, 0, length);
      bytes.writeBytes(part);
    }
    chunk.release();
    return chunkResult;
  }

  private void finish(Reading finished, ReadResult readResult) {
    synchronized (this) {
      if (reading != finished) {
        return;
      }
      reading = null;
      result = readResult;
      if (finished.timer != null) {
        finished.timer.cancel();
      }
    }
    finished.onComplete.accept(readResult);
  }
}
