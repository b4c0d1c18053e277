package io.cloudplans.organizationusers.client.config;

import java.util.function.Consumer;

/**
 * A hook around each request that a client sends, to start a span, record a metric or add a header.
 * Must be thread-safe: the client calls the hook in the thread that makes the API call. The API
 * call throws the exceptions of the hook.
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
