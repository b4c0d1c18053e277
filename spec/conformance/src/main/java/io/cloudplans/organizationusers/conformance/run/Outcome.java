package io.cloudplans.organizationusers.conformance.run;

import java.util.Locale;

/** What became of a case. */
public enum Outcome {
  /** The server does what the contract says. */
  PASSED,
  /** The server does something else. */
  FAILED,
  /** The server does something else, and the configuration says so. */
  DEVIATED,
  /** Something that the case needs is not configured, or the server does not have it. */
  NOT_RUN;

  /** Returns the outcome for reports. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
