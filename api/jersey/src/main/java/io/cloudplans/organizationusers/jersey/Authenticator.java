package io.cloudplans.organizationusers.jersey;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/** Returns the caller of a token, once for each request under {@code /v1/}. Must be thread-safe. */
@FunctionalInterface
public interface Authenticator {

  /**
   * Returns the caller. Throws {@link
   * io.cloudplans.organizationusers.rules.roster.StoreUnavailableException} while tokens cannot be
   * verified, which ends the request with 503.
   *
   * @param token three base64url parts separated by dots, as in every JWT (RFC 7515, section 7.1)
   * @param request the request before any other check
   * @return the caller, or empty if the token is rejected, which ends the request with 401
   */
  Optional<Caller> authenticate(String token, ContainerRequestContext request);

  /**
   * Receives a request that the feature rejects with 401 because it does not have exactly one
   * token. Does nothing by default.
   *
   * @param request the request before any other check
   */
  default void noToken(ContainerRequestContext request) {}
}
