package io.cloudplans.organizationusers.server;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Compares the files of a running server every 10 s. */
final class FileWatch implements AutoCloseable {
  private static final long SECONDS = 10;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread daemon = new Thread(task, "file-watch");
            daemon.setDaemon(true);
            return daemon;
          });

  /** Starts to run tasks, none of which throws. */
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
