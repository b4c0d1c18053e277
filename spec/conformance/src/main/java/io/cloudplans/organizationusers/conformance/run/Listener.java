package io.cloudplans.organizationusers.conformance.run;

/** Is told of each case when it ends. */
@FunctionalInterface
public interface Listener {
  /**
   * Takes a result.
   *
   * @param number how many cases have ended
   * @param all how many cases there are
   */
  void ended(Result result, int number, int all);
}
