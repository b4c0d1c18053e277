package io.cloudplans.organizationusers.client.config;

import java.time.Clock;
import java.util.function.Supplier;

/**
 * Where the bearer token of each request comes from (RFC 6750), without the word {@code Bearer}. It
 * is asked in the thread that makes the call, by many threads at once; what it throws, the call
 * throws.
 */
@FunctionalInterface
public interface TokenSource {

  /**
   * A token for the next request.
   *
   * @return a token, never null
   */
  String token();

  /**
   * A token in the place of one that the server has just called invalid. The request is sent once
   * more with it, unless it is the same one.
   *
   * @param refused the token that the server did not take
   * @return another token, or the same if there is no other
   */
  default String tokenInsteadOf(String refused) {
    return token();
  }

  /**
   * Keeps a token and asks for a new one ahead of its expiry: when a fifth of its life is left. One
   * thread asks; meanwhile the others go on with the old token, or wait for the same answer if it
   * is spent. A failure is thrown only when there is no good token left.
   *
   * @param issuer gets a token from where tokens come from; it may block
   * @return the source
   */
  static TokenSource refreshing(Supplier<AccessToken> issuer) {
    return new RefreshingTokenSource(issuer, Clock.systemUTC());
  }
}
