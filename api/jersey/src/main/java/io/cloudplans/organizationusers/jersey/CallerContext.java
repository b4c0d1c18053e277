package io.cloudplans.organizationusers.jersey;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Holds the caller of a request for Jakarta REST.
 *
 * @param caller null where no token is asked for
 */
public record CallerContext(@Nullable Caller caller) implements SecurityContext {
  @Override
  public @Nullable Principal getUserPrincipal() {
    return caller;
  }

  /** Roles are the roster's, never the token's. */
  @Override
  public boolean isUserInRole(String role) {
    return false;
  }

  @Override
  public boolean isSecure() {
    return false;
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }
}
