package io.cloudplans.organizationusers.server;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Checks every 10 seconds whether the files of a running server have changed. */
final class FileWatch implements AutoCloseable {
  private static final long SECONDS = 10;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread daemon = new Thread(task, "file-watch");
            daemon.setDaemon(true);
            return daemon;
          });

  /** Starts running tasks, which must not throw. */
  FileWatch(List<Runnable> comparisons) {
    Future<?> unused =
        thread.scheduleWithFixedDelay(
            () -> comparisons.forEach(Runnable::run), SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
