package io.cloudplans.organizationusers.server.body;

/** The budget of the unsent bytes of responses, and the share of them that stays in memory. */
public final class Spool {
  /** A response up to this size is never rejected. */
  static final int ALWAYS_ACCEPTED = 1 << 20;

  private static final int SMALL = 1 << 16;

  private final long maxInMemory = Runtime.getRuntime().maxMemory() / 8;
  private final ByteBudget budget;

  /**
   * Creates an empty spool.
   *
   * @param max the maximum number of bytes in total; one caller may hold a quarter of them
   */
  public Spool(long max) {
    budget = new ByteBudget(max);
  }

  ByteBudget budget() {
    return budget;
  }

  /** Returns the number of bytes that a body may keep in memory, which is lower under load. */
  int inMemory() {
    return budget.held() < maxInMemory ? ALWAYS_ACCEPTED : SMALL;
  }
}
