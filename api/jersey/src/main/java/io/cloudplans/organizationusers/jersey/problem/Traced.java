package io.cloudplans.organizationusers.jersey.problem;

/** A fault without its message, which may contain what a caller sent; for the log. */
public final class Traced extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Copies the classes and stack traces of a fault and its causes.
   *
   * @param fault what was thrown
   */
  public Traced(Throwable fault) {
    super(
        fault.getClass().getName(), fault.getCause() == null ? null : new Traced(fault.getCause()));
    setStackTrace(fault.getStackTrace());
  }
}
