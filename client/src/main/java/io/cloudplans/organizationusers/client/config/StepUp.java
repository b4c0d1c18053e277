package io.cloudplans.organizationusers.client.config;

import io.cloudplans.organizationusers.client.error.StepUpRequiredException;
import java.util.Optional;

/**
 * A source of stronger tokens for organizations that require a second factor (RFC 9470), for
 * instance by letting a person log in again. The client calls the source at most once per call, in
 * the thread that makes the call, and suspends the deadline meanwhile. The call throws the
 * exceptions of the source.
 */
@FunctionalInterface
public interface StepUp {

  /**
   * Returns a token that meets the challenge. The client sends the request once more with this
   * token; later calls use the token only if the {@link TokenSource} returns it.
   *
   * @param challenge the server's requirements, with {@link StepUpRequiredException#acrValues()}
   *     and {@link StepUpRequiredException#maxAge()}
   * @return the stronger token, or empty to make the call throw the {@link StepUpRequiredException}
   */
  Optional<String> stepUp(StepUpRequiredException challenge);
}
