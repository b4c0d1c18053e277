package io.cloudplans.organizationusers.conformance.setup;

/** How much the kit tries. */
public enum Profile {
  /** For every build: less than a minute. */
  QUICK(250, 20),
  /** Before a release: minutes. */
  FULL(10_001, 1000);

  private final int users;
  private final int rounds;

  Profile(int users, int rounds) {
    this.users = users;
    this.rounds = rounds;
  }

  /** Returns how many users the large roster has. */
  public int users() {
    return users;
  }

  /** Returns how many rounds of racing writers there are. */
  public int rounds() {
    return rounds;
  }
}
