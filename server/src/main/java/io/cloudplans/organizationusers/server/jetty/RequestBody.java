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
  enum End {
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
  private @Nullable End end;

  /** A read operation in progress. */
  private static final class Reading {
    private final boolean keeps;
    private final Consumer<End> then;
    private int left;
    private Scheduler.@Nullable Task timer;

    Reading(int max, boolean keeps, Consumer<End> then) {
      this.left = max;
      this.keeps = keeps;
      this.then = then;
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
    this.end = none ? End.COMPLETE : null;
  }

  /**
   * Reads the body for a caller; {@link #bytes} returns it once {@code then} receives {@link
   * End#COMPLETE}.
   */
  void read(String reader, int max, Consumer<End> then) {
    caller = reader;
    if (end == End.COMPLETE) {
      then.accept(End.COMPLETE);
    } else {
      begin(max, timeout, true, then);
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
  void drain(Consumer<Boolean> then) {
    boolean closing =
        end != null
            || request.getLength() > MAX_DRAINED
            || request.getHeaders().contains(HttpHeader.EXPECT);
    if (closing) {
      then.accept(end == End.COMPLETE);
    } else {
      begin(MAX_DRAINED, timeout, false, drained -> then.accept(drained == End.COMPLETE));
    }
  }

  /**
   * Discards data that arrives after the response; otherwise the sender may lose the response.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.6">RFC 9112, section 9.6</a>
   */
  void discard(Runnable then) {
    begin(MAX_DISCARDED, MAX_LINGERING, false, discarded -> then.run());
  }

  private void begin(int max, Duration within, boolean keeps, Consumer<End> then) {
    Reading started = new Reading(max, keeps, then);
    synchronized (this) {
      reading = started;
      started.timer =
          scheduler.schedule(
              () -> finish(started, End.TIMED_OUT), within.toNanos(), TimeUnit.NANOSECONDS);
    }
    continueReading();
  }

  private void continueReading() {
    Reading current;
    End reached = null;
    synchronized (this) {
      current = reading;
      if (current == null || demanded) {
        return;
      }
      while (reached == null && !demanded) {
        Content.Chunk chunk = request.read();
        demanded = chunk == null;
        reached = chunk == null ? null : take(chunk, current);
      }
    }
    if (reached == null) {
      request.demand(this::arrived);
    } else {
      finish(current, reached);
    }
  }

  private void arrived() {
    synchronized (this) {
      demanded = false;
    }
    continueReading();
  }

  private @Nullable End take(Content.Chunk chunk, Reading current) {
    if (Content.Chunk.isFailure(chunk)) {
      return chunk.getFailure() instanceof TimeoutException ? End.TIMED_OUT : End.BROKEN;
    }
    int length = chunk.remaining();
    current.left -= length;
    End reached = chunk.isLast() ? End.COMPLETE : null;
    if (current.left < 0) {
      reached = End.TOO_LONG;
    } else if (current.keeps && !budget.reserve(caller, length, true)) {
      reached = End.NO_ROOM;
    } else if (current.keeps) {
      byte[] part = new byte[length];
      chunk.get(part, 0, length);
      bytes.writeBytes(part);
    }
    chunk.release();
    return reached;
  }

  private void finish(Reading finished, End reached) {
    synchronized (this) {
      if (reading != finished) {
        return;
      }
      reading = null;
      end = reached;
      if (finished.timer != null) {
        finished.timer.cancel();
      }
    }
    finished.then.accept(reached);
  }
}
