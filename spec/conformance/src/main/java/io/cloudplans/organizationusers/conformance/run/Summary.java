package io.cloudplans.organizationusers.conformance.run;

import java.util.List;

/**
 * The results of a run.
 *
 * @param ended why the run ended early; empty if it did not
 * @param staleDeviations deviations of the configuration whose cases all passed
 */
public record Summary(List<Result> results, String ended, List<String> staleDeviations) {
  /** Returns the number of cases with an outcome. */
  public long count(Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }

  /** Returns the verdict. */
  public Verdict verdict() {
    if (count(Outcome.FAILED) > 0 || !staleDeviations.isEmpty()) {
      return Verdict.DOES_NOT_CONFORM;
    }
    if (!ended.isEmpty() || count(Outcome.PASSED) + count(Outcome.DEVIATED) == 0) {
      return Verdict.INCOMPLETE;
    }
    return count(Outcome.DEVIATED) > 0 ? Verdict.CONFORMS_EXCEPT : Verdict.CONFORMS;
  }

  /** Returns the verdict and the counts in one line. */
  public String line() {
    String verdict = verdict().text();
    if (verdict() == Verdict.CONFORMS_EXCEPT) {
      verdict += " " + count(Outcome.DEVIATED);
    }
    return "%s: %s passed, %s failed, %s deviated, %s not run"
        .formatted(
            verdict,
            count(Outcome.PASSED),
            count(Outcome.FAILED),
            count(Outcome.DEVIATED),
            count(Outcome.NOT_RUN));
  }
}
