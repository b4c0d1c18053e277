package io.cloudplans.organizationusers.client.internal.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the retries of all calls together, so that they do not multiply the load on a failing
 * server: each retry costs five units, each success earns one unit.
 */
public final class RetryBudget {
  private static final int FULL = 500;
  private static final int COST = 5;

  private final AtomicInteger units = new AtomicInteger(FULL);

  /** Spends the units of a retry; returns false, and spends none, if too few are left. */
  public boolean spend() {
    return units.getAndUpdate(now -> now < COST ? now : now - COST) >= COST;
  }

  /** Adds the unit of a success. */
  public void earn() {
    units.updateAndGet(now -> Math.min(FULL, now + 1));
  }
}
