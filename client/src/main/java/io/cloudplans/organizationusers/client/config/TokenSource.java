package io.cloudplans.organizationusers.client.config;

import java.time.Clock;
import java.util.function.Supplier;

/**
 * A source of the bearer token of each request (RFC 6750), without the word {@code Bearer}. Many
 * threads may call it at once, each in the thread that makes the API call. The API call throws the
 * exceptions of the source.
 */
@FunctionalInterface
public interface TokenSource {

  /**
   * Returns a token for the next request.
   *
   * @return a token, never null
   */
  String token();

  /**
   * Returns a replacement for a token that the server has just rejected as invalid. The client
   * sends the request once more unless the replacement is the same token.
   *
   * @param rejected the token that the server rejected
   * @return another token, or the same token if there is no other
   */
  default String tokenInsteadOf(String rejected) {
    return token();
  }

  /**
   * Creates a source that keeps a token and renews it when a fifth of its lifetime is left. One
   * thread asks the issuer; meanwhile the others use the old token, or wait for the new one if it
   * has expired. A failure is thrown only when no valid token is left.
   *
   * @param issuer gets a new token; may block
   * @return the source
   */
  static TokenSource refreshing(Supplier<AccessToken> issuer) {
    return new RefreshingTokenSource(issuer, Clock.systemUTC());
  }
}
