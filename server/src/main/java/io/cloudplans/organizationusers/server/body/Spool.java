package io.cloudplans.organizationusers.server.body;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds the bytes of all responses that are not sent yet, in total and for each caller. */
public final class Spool {
  /** A response up to this size is never rejected. */
  static final int ALWAYS_ACCEPTED = 1 << 20;

  private static final int SMALL = 1 << 16;
  private static final int SHARE_OF_CALLER = 4;

  private final long most;
  private final long mostInMemory = Runtime.getRuntime().maxMemory() / 8;
  private final AtomicLong held = new AtomicLong();
  private final ConcurrentMap<String, Long> callers = new ConcurrentHashMap<>();

  /**
   * Creates an empty spool.
   *
   * @param most how many bytes all responses over 1 MiB may hold together; those of one caller may
   *     hold a quarter of it
   */
  public Spool(long most) {
    this.most = most;
  }

  /** Returns how many bytes a body may keep in memory: fewer while the others hold many. */
  int inMemory() {
    return held.get() < mostInMemory ? ALWAYS_ACCEPTED : SMALL;
  }

  /** Takes room for bytes, unless {@code bounded} and the caller or all callers hold too many. */
  boolean take(String caller, long bytes, boolean bounded) {
    long all = held.addAndGet(bytes);
    long own = callers.merge(caller, bytes, Long::sum);
    if (bounded && (all > most || own > most / SHARE_OF_CALLER)) {
      give(caller, bytes);
      return false;
    }
    return true;
  }

  /** Gives room back. */
  void give(String caller, long bytes) {
    held.addAndGet(-bytes);
    callers.computeIfPresent(caller, (key, own) -> own == bytes ? null : own - bytes);
  }
}
