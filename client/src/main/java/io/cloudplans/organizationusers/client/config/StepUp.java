package io.cloudplans.organizationusers.client.config;

import io.cloudplans.organizationusers.client.error.StepUpRequiredException;
import java.util.Optional;

/**
 * Gets a stronger token when an organization requires a second factor (RFC 9470), by letting a
 * person log in again, for instance. It is asked in the thread that makes the call, at most once a
 * call, and may take its time; what it throws, the call throws.
 */
@FunctionalInterface
public interface StepUp {

  /**
   * A token that meets the challenge. The request is sent once more with it; later calls use it
   * only if the {@link TokenSource} gives it from now on.
   *
   * @param challenge what the server asks for, with {@link StepUpRequiredException#acrValues()} and
   *     {@link StepUpRequiredException#maxAge()}
   * @return the stronger token; empty to give up, so that the call throws the challenge
   */
  Optional<String> stepUp(StepUpRequiredException challenge);
}
