package io.cloudplans.organizationusers.client.internal.rule;

import java.time.Duration;

/** Checks the durations of options. */
public final class Durations {
  private static final Duration LONGEST = Duration.ofDays(365);

  private Durations() {}

  /** Returns the duration, limited to a year; rejects zero and negative durations. */
  public static Duration positive(Duration duration, String name) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(name + " must be positive");
    }
    return duration.compareTo(LONGEST) < 0 ? duration : LONGEST;
  }
}
