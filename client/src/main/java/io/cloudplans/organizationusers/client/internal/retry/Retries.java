package io.cloudplans.organizationusers.client.internal.retry;

import io.cloudplans.organizationusers.client.config.CallOptions;
import io.cloudplans.organizationusers.client.error.CallInterruptedException;
import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.error.ProblemException;
import io.cloudplans.organizationusers.client.error.UnexpectedResponseException;
import io.cloudplans.organizationusers.client.internal.field.RetryAfter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Decides whether a request is retried after a failure, and waits before the retry. */
public final class Retries {
  private final CallOptions options;
  private final RetryBudget budget;
  private final boolean retryable;
  private int retries;

  /**
   * Creates the retries of a call.
   *
   * @param retryable whether the request may be retried although it may have been applied
   */
  public Retries(CallOptions options, RetryBudget budget, boolean retryable) {
    this.options = options;
    this.budget = budget;
    this.retryable = retryable;
  }

  /** Waits before a retry, or throws the failure if there is none. */
  public void await(OrganizationUsersException failure, Deadline deadline) {
    RetryRule rule = RetryRule.after(failure);
    boolean allowed = rule == RetryRule.ALWAYS || (rule == RetryRule.WITH_KEY && retryable);
    if (!allowed || retries == options.maxRetries()) {
      throw failure;
    }
    Duration wait = jitter().plus(retryAfter(failure).orElse(Duration.ZERO));
    if (wait.compareTo(deadline.remaining()) >= 0 || !budget.spend()) {
      throw failure;
    }
    retries++;
    sleep(wait);
  }

  /** Returns a wait between zero and an upper end that doubles with each retry ("full jitter"). */
  private Duration jitter() {
    Duration end = options.backoff().multipliedBy(1L << Math.min(retries, 30));
    Duration upperEnd = end.compareTo(options.maxBackoff()) < 0 ? end : options.maxBackoff();
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(upperEnd.toNanos() + 1));
  }

  private static Optional<Duration> retryAfter(OrganizationUsersException failure) {
    if (failure instanceof ProblemException problem) {
      return problem.retryAfter();
    }
    return failure instanceof UnexpectedResponseException unexpected
        ? RetryAfter.of(unexpected::header)
        : Optional.empty();
  }

  private static void sleep(Duration wait) {
    try {
      Thread.sleep(wait.toMillis(), wait.toNanosPart() % 1_000_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(e);
    }
  }
}
