package io.cloudplans.organizationusers.client.config;

import java.util.function.Consumer;

/**
 * Runs around each request that a client sends, to start a span, record a meter or add a header. It
 * is called in the thread that makes the call, by many threads at once; what it throws, the call
 * throws.
 */
@FunctionalInterface
public interface CallHook {

  /**
   * Starts an attempt.
   *
   * @param attempt the request that is about to be sent, to which headers can be added
   * @return receives the outcome, in the same thread, once for each attempt; for {@code stream} as
   *     soon as the response's headers are there
   */
  Consumer<Outcome> start(Attempt attempt);
}
