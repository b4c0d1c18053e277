package io.cloudplans.organizationusers.conformance.session;

/** Signals that the run ends before its last case. */
public final class RunEndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with the reason for the report. */
  public RunEndedException(String reason) {
    super(reason);
  }
}
