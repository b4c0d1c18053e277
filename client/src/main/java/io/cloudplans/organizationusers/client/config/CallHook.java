package io.cloudplans.organizationusers.client.config;

import java.util.function.Consumer;

/**
 * A hook around each request that a client sends, to start a span, record a metric or add a header.
 * It is called in the thread that makes the call, by many threads at once. The call throws its
 * exceptions.
 */
@FunctionalInterface
public interface CallHook {

  /**
   * Starts an attempt.
   *
   * @param attempt the request that is about to be sent, to which headers can be added
   * @return receives the outcome, in the same thread, once for each attempt; for {@code stream} as
   *     soon as the response's headers have arrived
   */
  Consumer<Outcome> start(Attempt attempt);
}
