package io.cloudplans.organizationusers.conformance.run;

/** The judgement of a run, with the exit code of the program. */
public enum Verdict {
  /** No case failed. */
  CONFORMS(0, "CONFORMS"),
  /** A case failed. */
  DOES_NOT_CONFORM(1, "DOES NOT CONFORM"),
  /** The command line or the configuration is wrong. */
  WRONG_USE(2, "WRONG USE"),
  /** No HTTP server responds at the address. */
  NOT_REACHED(3, "NOT REACHED"),
  /** Only cases failed that the configuration names. */
  CONFORMS_EXCEPT(4, "CONFORMS EXCEPT"),
  /** The run ended before its last case, and no case failed. */
  INCOMPLETE(5, "INCOMPLETE");

  private final int exitCode;
  private final String words;

  Verdict(int exitCode, String words) {
    this.exitCode = exitCode;
    this.words = words;
  }

  /** Returns the exit code. */
  public int exitCode() {
    return exitCode;
  }

  /** Returns the verdict for reports. */
  public String words() {
    return words;
  }
}
