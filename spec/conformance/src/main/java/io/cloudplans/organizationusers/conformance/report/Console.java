package io.cloudplans.organizationusers.conformance.report;

import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.contract.Sentences;
import io.cloudplans.organizationusers.conformance.http.Target;
import io.cloudplans.organizationusers.conformance.run.Listener;
import io.cloudplans.organizationusers.conformance.run.MessageText;
import io.cloudplans.organizationusers.conformance.run.Outcome;
import io.cloudplans.organizationusers.conformance.run.Result;
import java.io.PrintWriter;

/** Prints failures as they occur, and the progress of the run. */
public final class Console implements Listener {
  private static final int PROGRESS_STEP = 100;

  private final PrintWriter out;
  private final Target target;
  private final Sentences sentences;

  /** Creates a console for a run against a target. */
  public Console(PrintWriter out, Target target, Contract contract) {
    this.out = out;
    this.target = target;
    sentences = Sentences.of(contract);
  }

  @Override
  public void caseEnded(Result result, int number, int total) {
    if (result.outcome() == Outcome.FAILED) {
      out.printf("FAILED %s%n", result.testCase().id());
      out.printf("  %s%n", Masking.masked(result.message()));
      String phrase = result.testCase().sentence();
      out.printf("  contract: %s%n", sentences.with(phrase).orElse(phrase));
      if (result.failedRequest() != null) {
        out.printf(
            "  reproduce: %s%n", MessageText.line(Curl.command(result.failedRequest(), target)));
      }
    } else if (result.outcome() == Outcome.DEVIATED) {
      out.printf("DEVIATED %s: %s%n", result.testCase().id(), Masking.masked(result.message()));
    }
    if (number % PROGRESS_STEP == 0 || number == total) {
      out.printf("%s of %s cases%n", number, total);
    }
    out.flush();
  }
}
