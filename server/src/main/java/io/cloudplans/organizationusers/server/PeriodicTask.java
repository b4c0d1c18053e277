package io.cloudplans.organizationusers.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs a task periodically in a daemon thread, until it is closed. */
final class PeriodicTask implements AutoCloseable {
  private final ScheduledExecutorService thread;

  /**
   * Starts a thread.
   *
   * @param delay the time before the first run
   * @param pause the time between two runs
   * @param task must not throw
   */
  PeriodicTask(String name, Duration delay, Duration pause, Runnable task) {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            run -> {
              Thread daemon = new Thread(run, name);
              daemon.setDaemon(true);
              return daemon;
            });
    Future<?> unused =
        thread.scheduleWithFixedDelay(task, delay.toSeconds(), pause.toSeconds(), TimeUnit.SECONDS);
  }

  /** Interrupts a run in progress. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
