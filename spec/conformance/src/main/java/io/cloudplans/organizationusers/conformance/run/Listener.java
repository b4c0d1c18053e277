package io.cloudplans.organizationusers.conformance.run;

/** A listener for the results of cases. */
@FunctionalInterface
public interface Listener {
  /**
   * Receives the result of a case that has ended.
   *
   * @param number the number of cases that have ended
   * @param total the number of all cases
   */
  void caseEnded(Result result, int number, int total);
}
