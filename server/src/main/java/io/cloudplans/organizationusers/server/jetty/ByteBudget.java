package io.cloudplans.organizationusers.server.jetty;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the bytes of all request bodies that are being read or wait to be executed. */
final class ByteBudget {
  private final AtomicLong left;

  ByteBudget(long most) {
    left = new AtomicLong(most);
  }

  /** Takes bytes; returns false, and takes none, where too few are left. */
  boolean take(int bytes) {
    return left.getAndUpdate(now -> now < bytes ? now : now - bytes) >= bytes;
  }

  void give(int bytes) {
    left.addAndGet(bytes);
  }
}
