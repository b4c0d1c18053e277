package io.cloudplans.organizationusers.conformance.run;

import java.util.Locale;

/** The outcome of a case. */
public enum Outcome {
  /** The server conforms to the contract. */
  PASSED,
  /** The server deviates from the contract. */
  FAILED,
  /** The server deviates from the contract as the configuration declares. */
  DEVIATED,
  /** A need of the case is not configured, or the server lacks it. */
  NOT_RUN;

  /** Returns the outcome for reports. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
