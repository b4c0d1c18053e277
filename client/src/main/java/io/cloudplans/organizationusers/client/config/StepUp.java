package io.cloudplans.organizationusers.client.config;

import io.cloudplans.organizationusers.client.error.StepUpRequiredException;
import java.util.Optional;

/**
 * A source of stronger tokens for organizations that require a second factor (RFC 9470), for
 * instance by letting a person log in again. It is called in the thread that makes the call, at
 * most once per call; the call's deadline is suspended meanwhile. The call throws its exceptions.
 */
@FunctionalInterface
public interface StepUp {

  /**
   * Returns a token that meets the challenge. The request is sent once more with it; later calls
   * use it only if the {@link TokenSource} returns it.
   *
   * @param challenge the server's requirements, with {@link StepUpRequiredException#acrValues()}
   *     and {@link StepUpRequiredException#maxAge()}
   * @return the stronger token, or empty to make the call throw the {@link StepUpRequiredException}
   */
  Optional<String> stepUp(StepUpRequiredException challenge);
}
