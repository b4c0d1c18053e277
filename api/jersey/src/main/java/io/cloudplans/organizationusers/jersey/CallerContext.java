package io.cloudplans.organizationusers.jersey;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request, in the form that Jakarta REST requires.
 *
 * @param caller null if the path requires no token
 */
public record CallerContext(@Nullable Caller caller) implements SecurityContext {
  @Override
  public @Nullable Principal getUserPrincipal() {
    return caller;
  }

  /** Returns false: roles come from the roster, never from the token. */
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
