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

  /** Waits before a retry; throws the failure if no retry is permitted. */
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

  /** Returns a random wait up to a maximum that doubles with each retry ("full jitter"). */
  private Duration jitter() {
    Duration doubled = options.backoff().multipliedBy(1L << Math.min(retries, 30));
    Duration max = doubled.compareTo(options.maxBackoff()) < 0 ? doubled : options.maxBackoff();
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(max.toNanos() + 1));
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
