package io.cloudplans.organizationusers.conformance.run;

/** The verdict of a run, with the program's exit code. */
public enum Verdict {
  /** No case failed. */
  CONFORMS(0, "CONFORMS"),
  /** A case failed. */
  DOES_NOT_CONFORM(1, "DOES NOT CONFORM"),
  /** The command line or the configuration is invalid. */
  INVALID_USAGE(2, "INVALID USAGE"),
  /** No HTTP server responds at the address. */
  NOT_REACHED(3, "NOT REACHED"),
  /** All failed cases are declared deviations. */
  CONFORMS_EXCEPT(4, "CONFORMS EXCEPT"),
  /** The run ended before its last case, and no case failed. */
  INCOMPLETE(5, "INCOMPLETE");

  private final int exitCode;
  private final String text;

  Verdict(int exitCode, String text) {
    this.exitCode = exitCode;
    this.text = text;
  }

  /** Returns the exit code. */
  public int exitCode() {
    return exitCode;
  }

  /** Returns the verdict for reports. */
  public String text() {
    return text;
  }
}
