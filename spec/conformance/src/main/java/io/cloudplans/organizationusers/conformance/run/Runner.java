package io.cloudplans.organizationusers.conformance.run;

import io.cloudplans.organizationusers.conformance.cases.Case;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.TransportException;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.Exchange;
import io.cloudplans.organizationusers.conformance.session.NotRunException;
import io.cloudplans.organizationusers.conformance.session.RunContext;
import io.cloudplans.organizationusers.conformance.session.RunEndedException;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.setup.Deviation;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Runs cases one after another. */
public final class Runner {
  /** The number of consecutive cases without a response after which the run ends. */
  private static final int MAX_SILENT_CASES = 5;

  private final RunContext context;
  private final Preparation preparation;
  private final List<Result> results = new ArrayList<>();
  private int silentCases;

  /** Creates the runner of a prepared run. */
  public Runner(RunContext context, Preparation preparation) {
    this.context = context;
    this.preparation = preparation;
  }

  /** Runs cases until the last one, or until the run cannot continue. */
  public Summary run(List<Case> cases, Listener listener) {
    String ended = "";
    for (Case testCase : cases) {
      try {
        listener.caseEnded(run(testCase), results.size(), cases.size());
      } catch (RunEndedException e) {
        ended = String.valueOf(e.getMessage());
        break;
      }
    }
    return summary(ended);
  }

  /** Returns the results of the cases so far. */
  public Summary summary(String ended) {
    return new Summary(List.copyOf(results), ended, stale());
  }

  /**
   * Runs one case.
   *
   * @throws RunEndedException if the run cannot continue
   */
  public Result run(Case testCase) {
    if (silentCases == MAX_SILENT_CASES) {
      markSilentCasesNotRun();
      throw new RunEndedException("no response in %s cases in a row".formatted(MAX_SILENT_CASES));
    }
    String unmet = preparation.unmet(testCase);
    Result result =
        unmet.isEmpty()
            ? execute(testCase)
            : new Result(
                testCase, Outcome.NOT_RUN, "needs " + unmet, List.of(), null, Duration.ZERO);
    results.add(result);
    return result;
  }

  /** Marks the last failures as not run, because the server did not respond. */
  private void markSilentCasesNotRun() {
    int first = Math.max(0, results.size() - MAX_SILENT_CASES);
    results
        .subList(first, results.size())
        .replaceAll(
            result -> result.outcome() == Outcome.FAILED ? result.with(Outcome.NOT_RUN) : result);
  }

  private Result execute(Case testCase) {
    long start = System.nanoTime();
    Session session = new Session(context);
    Outcome outcome = Outcome.FAILED;
    String message = "";
    Request failedRequest = null;
    boolean responded = true;
    try {
      testCase.script().run(session);
      outcome = Outcome.PASSED;
    } catch (NotRunException e) {
      outcome = Outcome.NOT_RUN;
      message = String.valueOf(e.getMessage());
    } catch (CaseFailure e) {
      message = String.valueOf(e.getMessage());
      failedRequest = e.request().orElse(null);
    } catch (TransportException e) {
      message = "no response: " + e.getMessage();
      responded = false;
    } catch (RunEndedException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      message = "the kit cannot interpret the responses: " + e;
    }
    silentCases = responded ? 0 : silentCases + 1;
    if (outcome == Outcome.FAILED) {
      Optional<Deviation> deviation = deviation(testCase);
      if (deviation.isPresent()) {
        outcome = Outcome.DEVIATED;
        message = deviation.get().reason() + " (" + message + ")";
      }
    }
    restore(session);
    List<Exchange> exchanges = outcome == Outcome.FAILED ? session.exchanges() : List.of();
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    return new Result(
        testCase, outcome, message, exchanges, failedRequest(failedRequest, exchanges), time);
  }

  private static @Nullable Request failedRequest(
      @Nullable Request named, List<Exchange> exchanges) {
    if (named != null || exchanges.isEmpty()) {
      return named;
    }
    return exchanges.get(exchanges.size() - 1).request();
  }

  private static void restore(Session session) {
    try {
      session.restore();
    } catch (TransportException e) {
      // The next case shows the failure.
    }
  }

  private Optional<Deviation> deviation(Case testCase) {
    return context.setup().deviations().stream()
        .filter(deviation -> deviation.cases().matches(testCase.id()))
        .filter(Runner::isCurrent)
        .findFirst();
  }

  private static boolean isCurrent(Deviation deviation) {
    return !LocalDate.now(ZoneOffset.UTC).isAfter(deviation.until());
  }

  /** Returns the deviations with passed cases and without failed cases. */
  private List<String> stale() {
    Set<String> stale = new TreeSet<>();
    for (Deviation deviation : context.setup().deviations()) {
      List<Outcome> outcomes =
          results.stream()
              .filter(result -> deviation.cases().matches(result.testCase().id()))
              .map(Result::outcome)
              .toList();
      if (isCurrent(deviation)
          && outcomes.contains(Outcome.PASSED)
          && !outcomes.contains(Outcome.DEVIATED)) {
        stale.add(deviation.cases().text());
      }
    }
    return List.copyOf(stale);
  }
}
