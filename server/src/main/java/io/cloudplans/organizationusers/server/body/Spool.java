package io.cloudplans.organizationusers.server.body;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** Limits the number of unsent bytes of responses, in total and per caller. */
public final class Spool {
  /** A response up to this size is never rejected. */
  static final int ALWAYS_ACCEPTED = 1 << 20;

  private static final int SMALL = 1 << 16;
  private static final int SHARE_OF_CALLER = 4;

  private final long max;
  private final long maxInMemory = Runtime.getRuntime().maxMemory() / 8;
  private final AtomicLong held = new AtomicLong();
  private final ConcurrentMap<String, Long> callers = new ConcurrentHashMap<>();

  /**
   * Creates an empty spool.
   *
   * @param max the maximum number of bytes in total; one caller may hold a quarter of them
   */
  public Spool(long max) {
    this.max = max;
  }

  /** Returns the number of bytes that a body may keep in memory, which is lower under load. */
  int inMemory() {
    return held.get() < maxInMemory ? ALWAYS_ACCEPTED : SMALL;
  }

  /**
   * Reserves bytes; returns false if {@code bounded} and the limit of the caller or the total is
   * exceeded.
   */
  boolean reserve(String caller, long bytes, boolean bounded) {
    long all = held.addAndGet(bytes);
    long own = callers.merge(caller, bytes, Long::sum);
    if (bounded && (all > max || own > max / SHARE_OF_CALLER)) {
      release(caller, bytes);
      return false;
    }
    return true;
  }

  /** Releases reserved bytes. */
  void release(String caller, long bytes) {
    held.addAndGet(-bytes);
    callers.computeIfPresent(caller, (key, own) -> own == bytes ? null : own - bytes);
  }
}
