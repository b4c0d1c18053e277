package io.cloudplans.organizationusers.client.config;

import java.time.Instant;
import java.util.Objects;

/**
 * A bearer token and its expiry time.
 *
 * @param value the bearer token, never null
 * @param expiresAt the expiry time, never null
 */
public record AccessToken(String value, Instant expiresAt) {
  /**
   * Rejects null.
   *
   * @param value as in the record
   * @param expiresAt as in the record
   */
  public AccessToken {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  /**
   * Returns the expiry time without the token, which must not appear in logs.
   *
   * @return the text
   */
  @Override
  public String toString() {
    return "AccessToken[expiresAt=" + expiresAt + "]";
  }
}
