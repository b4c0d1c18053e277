package io.cloudplans.organizationusers.client.config;

import io.cloudplans.organizationusers.client.internal.rule.Durations;
import java.time.Duration;

/**
 * The options of a client's calls. Start with {@link #DEFAULTS}; each {@code with} method returns a
 * changed copy.
 *
 * @param timeout how long one request may take, from the connection to the last byte of the
 *     response; for a stream to the response's headers, and then between two parts of the body
 * @param deadline how long a call may take in total, with its retries and the waits between them;
 *     suspended during a {@link StepUp}
 * @param maxRetries the maximum number of retries of a request; 0 sends it once
 * @param backoff the maximum wait before the first retry; each wait is chosen at random between
 *     zero and a maximum that doubles with each further retry ("full jitter")
 * @param maxBackoff the limit of that doubling; a {@code Retry-After} may require a longer wait
 * @param idempotencyKeys whether the client adds an {@code Idempotency-Key} to a write without one,
 *     so that it can retry the write when the response is lost
 * @param maxListBytes the maximum size of a list's body in memory, after decompression; a stream
 *     has no such limit, and for other responses it is 1 MiB
 */
public record CallOptions(
    Duration timeout,
    Duration deadline,
    int maxRetries,
    Duration backoff,
    Duration maxBackoff,
    boolean idempotencyKeys,
    int maxListBytes) {

  private static final int MAX_LIST_BYTES = 256 << 20;
  private static final int HEAP_DIVISOR = 8;

  /**
   * The defaults: 30 seconds for a request and 60 for a call, 3 retries after waits of at most half
   * a second that grow to 8 seconds, idempotency keys, and lists of at most 256 MiB or an eighth of
   * the heap, whichever is smaller.
   */
  public static final CallOptions DEFAULTS =
      new CallOptions(
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          3,
          Duration.ofMillis(500),
          Duration.ofSeconds(8),
          true,
          (int) Math.min(MAX_LIST_BYTES, Runtime.getRuntime().maxMemory() / HEAP_DIVISOR));

  /**
   * Rejects durations and sizes that are not positive, and a negative number of retries. A duration
   * of more than a year becomes a year.
   *
   * @param timeout as in the record
   * @param deadline as in the record
   * @param maxRetries as in the record
   * @param backoff as in the record
   * @param maxBackoff as in the record
   * @param idempotencyKeys as in the record
   * @param maxListBytes as in the record
   */
  public CallOptions {
    if (maxRetries < 0) {
      throw new IllegalArgumentException("maxRetries must not be negative");
    }
    if (maxListBytes <= 0) {
      throw new IllegalArgumentException("maxListBytes must be positive");
    }
    timeout = Durations.positive(timeout, "timeout");
    deadline = Durations.positive(deadline, "deadline");
    backoff = Durations.positive(backoff, "backoff");
    maxBackoff = Durations.positive(maxBackoff, "maxBackoff");
  }

  /**
   * Sets how long one request may take.
   *
   * @param timeout a positive duration
   * @return the changed copy
   */
  public CallOptions withTimeout(Duration timeout) {
    return new CallOptions(
        timeout, deadline, maxRetries, backoff, maxBackoff, idempotencyKeys, maxListBytes);
  }

  /**
   * Sets how long a call may take in total.
   *
   * @param deadline a positive duration
   * @return the changed copy
   */
  public CallOptions withDeadline(Duration deadline) {
    return new CallOptions(
        timeout, deadline, maxRetries, backoff, maxBackoff, idempotencyKeys, maxListBytes);
  }

  /**
   * Sets the maximum number of retries.
   *
   * @param maxRetries 0 or more
   * @return the changed copy
   */
  public CallOptions withMaxRetries(int maxRetries) {
    return new CallOptions(
        timeout, deadline, maxRetries, backoff, maxBackoff, idempotencyKeys, maxListBytes);
  }

  /**
   * Sets the waits between retries.
   *
   * @param backoff the maximum wait before the first retry, a positive duration
   * @param maxBackoff the maximum wait before any retry, a positive duration
   * @return the changed copy
   */
  public CallOptions withBackoff(Duration backoff, Duration maxBackoff) {
    return new CallOptions(
        timeout, deadline, maxRetries, backoff, maxBackoff, idempotencyKeys, maxListBytes);
  }

  /**
   * Sets whether the client adds an {@code Idempotency-Key} to writes without one.
   *
   * @param idempotencyKeys false to send only the keys that are set on requests
   * @return the changed copy
   */
  public CallOptions withIdempotencyKeys(boolean idempotencyKeys) {
    return new CallOptions(
        timeout, deadline, maxRetries, backoff, maxBackoff, idempotencyKeys, maxListBytes);
  }

  /**
   * Sets the maximum size of a list's body.
   *
   * @param maxListBytes a positive number of bytes
   * @return the changed copy
   */
  public CallOptions withMaxListBytes(int maxListBytes) {
    return new CallOptions(
        timeout, deadline, maxRetries, backoff, maxBackoff, idempotencyKeys, maxListBytes);
  }
}
