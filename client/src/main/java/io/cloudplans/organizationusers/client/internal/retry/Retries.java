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

/** How often a call's request is sent again after a failure, and when. */
public final class Retries {
  private final CallOptions options;
  private final RetryBudget budget;
  private final boolean repeatable;
  private int made;

  /**
   * None made so far.
   *
   * @param repeatable whether the request may be sent again although it may have been carried out
   */
  public Retries(CallOptions options, RetryBudget budget, boolean repeatable) {
    this.options = options;
    this.budget = budget;
    this.repeatable = repeatable;
  }

  /** Waits until it is time to send again; throws the failure where that is not to be. */
  public void await(OrganizationUsersException failure, Deadline deadline) {
    RetryRule repeat = RetryRule.after(failure);
    boolean allowed = repeat == RetryRule.ALWAYS || (repeat == RetryRule.WITH_KEY && repeatable);
    if (!allowed || made == options.maxRetries()) {
      throw failure;
    }
    Duration wait = jitter().plus(retryAfter(failure).orElse(Duration.ZERO));
    if (wait.compareTo(deadline.remaining()) >= 0 || !budget.spend()) {
      throw failure;
    }
    made++;
    sleep(wait);
  }

  /** Drawn evenly from nothing to an end that doubles with each retry ("full jitter"). */
  private Duration jitter() {
    Duration end = options.backoff().multipliedBy(1L << Math.min(made, 30));
    Duration most = end.compareTo(options.maxBackoff()) < 0 ? end : options.maxBackoff();
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(most.toNanos() + 1));
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
