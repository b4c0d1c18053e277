package io.cloudplans.organizationusers.jersey.problem;

/** A copy of an exception for the log, without the message, which may contain a caller's text. */
public final class RedactedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Copies the classes and stack traces of an exception and its causes.
   *
   * @param fault the exception
   */
  public RedactedException(Throwable fault) {
    super(
        fault.getClass().getName(),
        fault.getCause() == null ? null : new RedactedException(fault.getCause()));
    setStackTrace(fault.getStackTrace());
  }
}
