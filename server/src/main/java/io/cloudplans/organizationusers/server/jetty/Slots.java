package io.cloudplans.organizationusers.server.jetty;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Executes a bounded number of tasks at once. Further tasks wait in a bounded queue for a bounded
 * time, and are rejected after that.
 */
final class Slots {
  private final Semaphore free;
  private final Queue<Waiting> queue;
  private final Duration timeout;
  private final Executor executor;
  private final Scheduler scheduler;

  private static final class Waiting {
    private final Runnable task;
    private final Runnable rejection;

    /** Ends the wait; null for a moment after the task entered the queue. */
    private volatile Scheduler.@Nullable Task timer;

    Waiting(Runnable task, Runnable rejection) {
      this.task = task;
      this.rejection = rejection;
    }
  }

  Slots(int slots, int queueSize, Duration timeout, Executor executor, Scheduler scheduler) {
    this.free = new Semaphore(slots);
    // The JDK's queue has a capacity of at least one.
    this.queue = new ArrayBlockingQueue<>(Math.max(1, queueSize));
    this.timeout = queueSize == 0 ? Duration.ZERO : timeout;
    this.executor = executor;
    this.scheduler = scheduler;
  }

  /** Executes the task, now or later, or runs the rejection instead. */
  void execute(Runnable task, Runnable rejection) {
    if (free.tryAcquire()) {
      run(task);
      return;
    }
    Waiting waiting = new Waiting(task, rejection);
    if (timeout.isZero() || !queue.offer(waiting)) {
      rejection.run();
      return;
    }
    waiting.timer =
        scheduler.schedule(() -> expire(waiting), timeout.toNanos(), TimeUnit.NANOSECONDS);
    // A slot may have become free before the task was in the queue.
    next();
  }

  private void run(Runnable task) {
    try {
      task.run();
    } finally {
      free.release();
      next();
    }
  }

  private void next() {
    while (!queue.isEmpty() && free.tryAcquire()) {
      Waiting waiting = queue.poll();
      if (waiting == null) {
        free.release();
      } else {
        Scheduler.Task timer = waiting.timer;
        if (timer != null) {
          timer.cancel();
        }
        executor.execute(() -> run(waiting.task));
      }
    }
  }

  private void expire(Waiting waiting) {
    if (queue.remove(waiting)) {
      executor.execute(waiting.rejection);
    }
  }
}
