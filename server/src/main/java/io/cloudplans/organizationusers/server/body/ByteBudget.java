package io.cloudplans.organizationusers.server.body;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** Limits the number of buffered bytes, in total and per caller. */
public final class ByteBudget {
  /** The size of the largest request body, which one caller may hold in any case. */
  private static final long MIN_OF_CALLER = 1 << 16;

  private static final int SHARE_OF_CALLER = 4;

  private final long max;
  private final long maxOfCaller;
  private final AtomicLong held = new AtomicLong();
  private final ConcurrentMap<String, Long> callers = new ConcurrentHashMap<>();

  /**
   * Creates an unused budget.
   *
   * @param max the maximum number of bytes in total; one caller may hold a quarter of them, and at
   *     least 64 KiB
   */
  public ByteBudget(long max) {
    this.max = max;
    this.maxOfCaller = Math.max(MIN_OF_CALLER, max / SHARE_OF_CALLER);
  }

  long held() {
    return held.get();
  }

  /**
   * Reserves bytes; returns false, and reserves none, if {@code bounded} and the limit of the
   * caller or the total is exceeded.
   */
  public boolean reserve(String caller, long bytes, boolean bounded) {
    long all = held.addAndGet(bytes);
    long own = callers.merge(caller, bytes, Long::sum);
    if (bounded && (all > max || own > maxOfCaller)) {
      release(caller, bytes);
      return false;
    }
    return true;
  }

  /** Releases reserved bytes. */
  public void release(String caller, long bytes) {
    held.addAndGet(-bytes);
    callers.computeIfPresent(caller, (key, own) -> own == bytes ? null : own - bytes);
  }
}
