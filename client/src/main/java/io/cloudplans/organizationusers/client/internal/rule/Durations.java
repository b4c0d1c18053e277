package io.cloudplans.organizationusers.client.internal.rule;

import java.time.Duration;

/** Checks the durations of settings. */
public final class Durations {
  private static final Duration LONGEST = Duration.ofDays(365);

  private Durations() {}

  /** Returns the duration, or a year where it is longer; rejects one that is not positive. */
  public static Duration positive(Duration duration, String name) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(name + " must be positive");
    }
    return duration.compareTo(LONGEST) < 0 ? duration : LONGEST;
  }
}
