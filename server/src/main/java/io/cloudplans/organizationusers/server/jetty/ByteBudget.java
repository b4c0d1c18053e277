package io.cloudplans.organizationusers.server.jetty;

import java.util.concurrent.atomic.AtomicLong;

/** Limits the bytes of request bodies that are being read or waiting to be executed. */
final class ByteBudget {
  private final AtomicLong left;

  ByteBudget(long max) {
    left = new AtomicLong(max);
  }

  /** Reserves bytes; returns false, and reserves none, if too few are left. */
  boolean reserve(int bytes) {
    return left.getAndUpdate(now -> now < bytes ? now : now - bytes) >= bytes;
  }

  void release(int bytes) {
    left.addAndGet(bytes);
  }
}
