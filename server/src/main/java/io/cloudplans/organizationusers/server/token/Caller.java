package io.cloudplans.organizationusers.server.token;

import java.security.Principal;

/**
 * Who sends a request, as its token says.
 *
 * @param email in lower case
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
