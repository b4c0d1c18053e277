package io.cloudplans.organizationusers.jersey;

import java.security.Principal;

/**
 * The sender of a request according to its token: the principal of the request's security context.
 *
 * @param email the e-mail address in lower case
 * @param secondFactor whether the token's login had a second factor
 */
public record Caller(String email, boolean secondFactor) implements Principal {
  @Override
  public String getName() {
    return email;
  }

  /** Omits the address, so that no log line can contain it. */
  @Override
  public String toString() {
    return "Caller";
  }
}
