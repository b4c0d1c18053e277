package io.cloudplans.organizationusers.jersey;

import java.security.Principal;

/**
 * The sender of a request, as its token says: the principal of the request's security context.
 *
 * @param email the e-mail address in lower case
 * @param secondFactor whether the login that the token comes from had one
 */
public record Caller(String email, boolean secondFactor) implements Principal {
  @Override
  public String getName() {
    return email;
  }

  /** Without the address, so that no log line can hold it. */
  @Override
  public String toString() {
    return "Caller";
  }
}
