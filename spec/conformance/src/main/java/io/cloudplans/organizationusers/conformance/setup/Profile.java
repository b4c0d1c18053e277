package io.cloudplans.organizationusers.conformance.setup;

/** The extent of a run. */
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

  /** Returns the number of users on the large roster. */
  public int users() {
    return users;
  }

  /** Returns the number of rounds of racing writers. */
  public int rounds() {
    return rounds;
  }
}
