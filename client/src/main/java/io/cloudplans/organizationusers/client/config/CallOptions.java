package io.cloudplans.organizationusers.client.config;

import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import java.time.Duration;

/**
 * How a client makes its calls. Start with {@link #DEFAULTS}; each {@code with} method answers a
 * changed copy.
 *
 * @param timeout how long one request may take, from the connection to the last byte of the answer;
 *     for {@link OrganizationUsersClient#stream} to its headers, and then between two parts of the
 *     body
 * @param deadline how long a call may take in all, with its retries and the waits between them; the
 *     time in which {@link StepUp} is asked does not count
 * @param maxRetries how often a request is sent again at most; 0 sends it once
 * @param backoff how long to wait before the first retry; the wait is drawn evenly from nothing to
 *     this ("full jitter"), and the upper end doubles with each further retry
 * @param maxBackoff the most that the upper end grows to; a {@code Retry-After} may ask for more
 * @param idempotencyKeys whether a write that has no {@code Idempotency-Key} gets one, so that it
 *     may be sent again when its answer is lost
 * @param requestChecks whether a request is checked against the contract before it is sent; without
 *     the check the server decides, also on roles and states that this version does not know
 */
public record CallOptions(
    Duration timeout,
    Duration deadline,
    int maxRetries,
    Duration backoff,
    Duration maxBackoff,
    boolean idempotencyKeys,
    boolean requestChecks) {

  private static final Duration LONGEST = Duration.ofDays(365);

  /**
   * 30 seconds a request and 60 a call, 3 retries after waits that begin with half a second and end
   * with 8, keys and checks.
   */
  public static final CallOptions DEFAULTS =
      new CallOptions(
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          3,
          Duration.ofMillis(500),
          Duration.ofSeconds(8),
          true,
          true);

  /**
   * Refuses times that are zero or negative, and a negative number of retries. A longer time than a
   * year is a year.
   *
   * @param timeout as in the record
   * @param deadline as in the record
   * @param maxRetries as in the record
   * @param backoff as in the record
   * @param maxBackoff as in the record
   * @param idempotencyKeys as in the record
   * @param requestChecks as in the record
   */
  public CallOptions {
    if (maxRetries < 0) {
      throw new IllegalArgumentException("maxRetries must not be negative");
    }
    timeout = bounded(timeout, "timeout");
    deadline = bounded(deadline, "deadline");
    backoff = bounded(backoff, "backoff");
    maxBackoff = bounded(maxBackoff, "maxBackoff");
  }

  private static Duration bounded(Duration duration, String name) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(name + " must be longer than nothing");
    }
    return duration.compareTo(LONGEST) < 0 ? duration : LONGEST;
  }

  /**
   * Changes how long one request may take.
   *
   * @param timeout longer than nothing
   * @return the changed copy
   */
  public CallOptions withTimeout(Duration timeout) {
    return new CallOptions(
        timeout, deadline, maxRetries, backoff, maxBackoff, idempotencyKeys, requestChecks);
  }

  /**
   * Changes how long a call may take in all.
   *
   * @param deadline longer than nothing
   * @return the changed copy
   */
  public CallOptions withDeadline(Duration deadline) {
    return new CallOptions(
        timeout, deadline, maxRetries, backoff, maxBackoff, idempotencyKeys, requestChecks);
  }

  /**
   * Changes how often a request is sent again.
   *
   * @param maxRetries 0 or more
   * @return the changed copy
   */
  public CallOptions withMaxRetries(int maxRetries) {
    return new CallOptions(
        timeout, deadline, maxRetries, backoff, maxBackoff, idempotencyKeys, requestChecks);
  }

  /**
   * Changes the waits between retries.
   *
   * @param backoff the upper end of the first wait, longer than nothing
   * @param maxBackoff what the upper end grows to, longer than nothing
   * @return the changed copy
   */
  public CallOptions withBackoff(Duration backoff, Duration maxBackoff) {
    return new CallOptions(
        timeout, deadline, maxRetries, backoff, maxBackoff, idempotencyKeys, requestChecks);
  }

  /**
   * Changes whether writes get an {@code Idempotency-Key}.
   *
   * @param idempotencyKeys false sends only the keys that requests have
   * @return the changed copy
   */
  public CallOptions withIdempotencyKeys(boolean idempotencyKeys) {
    return new CallOptions(
        timeout, deadline, maxRetries, backoff, maxBackoff, idempotencyKeys, requestChecks);
  }

  /**
   * Changes whether requests are checked before they are sent.
   *
   * @param requestChecks false leaves it to the server
   * @return the changed copy
   */
  public CallOptions withRequestChecks(boolean requestChecks) {
    return new CallOptions(
        timeout, deadline, maxRetries, backoff, maxBackoff, idempotencyKeys, requestChecks);
  }
}
