package io.cloudplans.organizationusers.client.internal.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the retries of all calls together, so that they do not multiply the load on a failing
 * server: each retry costs five, each success earns one.
 */
public final class RetryBudget {
  private static final int FULL = 500;
  private static final int COST = 5;

  private final AtomicInteger units = new AtomicInteger(FULL);

  /** Pays for a retry, or returns false if too little is left. */
  public boolean spend() {
    return units.getAndUpdate(now -> now < COST ? now : now - COST) >= COST;
  }

  public void earn() {
    units.updateAndGet(now -> Math.min(FULL, now + 1));
  }
}
