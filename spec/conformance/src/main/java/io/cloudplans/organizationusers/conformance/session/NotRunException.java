package io.cloudplans.organizationusers.conformance.session;

/** Signals that a case cannot run on this server. */
public final class NotRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with the reason for the report. */
  public NotRunException(String reason) {
    super(reason);
  }
}
