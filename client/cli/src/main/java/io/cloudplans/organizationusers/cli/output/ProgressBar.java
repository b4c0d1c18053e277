package io.cloudplans.organizationusers.cli.output;

import io.cloudplans.organizationusers.client.plan.PlanProgress;
import io.cloudplans.organizationusers.client.plan.PlannedChange;
import java.io.PrintWriter;
import java.util.Locale;

/** A progress bar on one line of a terminal. Prints nothing if the output is not a terminal. */
public final class ProgressBar implements PlanProgress, AutoCloseable {
  private static final int WIDTH = 40;

  private final PrintWriter err;
  private final boolean visible;
  private int percent = -1;

  public ProgressBar(PrintWriter err, boolean visible) {
    this.err = err;
    this.visible = visible;
  }

  @Override
  public void applied(int applied, int total, PlannedChange change) {
    int now = (int) (100L * applied / total);
    if (visible && now > percent) {
      percent = now;
      String bar = "#".repeat(now * WIDTH / 100);
      err.printf(Locale.ROOT, "\r[%-" + WIDTH + "s] %d/%d", bar, applied, total).flush();
    }
  }

  /** Ends the line. */
  @Override
  public void close() {
    if (percent >= 0) {
      err.println();
    }
  }
}
