package io.cloudplans.organizationusers.server;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs the periodic checks of a running server, for example for changed files. */
final class PeriodicChecks implements AutoCloseable {
  private static final long PERIOD_SECONDS = 10;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread daemon = new Thread(task, "periodic-checks");
            daemon.setDaemon(true);
            return daemon;
          });

  /** Runs the checks every 10 seconds. A check must not throw. */
  PeriodicChecks(List<Runnable> checks) {
    Future<?> unused =
        thread.scheduleWithFixedDelay(
            () -> checks.forEach(Runnable::run), PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
