package io.cloudplans.organizationusers.conformance.setup;

/** A source of the callers' tokens. */
@FunctionalInterface
public interface TokenSource {
  /**
   * Returns a bearer token that is valid for at least ten minutes.
   *
   * @param email the caller's e-mail address
   * @param secondFactor whether the caller logged in with a second factor
   */
  String token(String email, boolean secondFactor);
}
