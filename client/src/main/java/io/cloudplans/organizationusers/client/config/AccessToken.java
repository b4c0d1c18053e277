package io.cloudplans.organizationusers.client.config;

import java.time.Instant;
import java.util.Objects;

/**
 * A bearer token and when it expires.
 *
 * @param value the bearer token, never null
 * @param expiresAt when it expires, never null
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
   * Returns the time alone: the value belongs in no log.
   *
   * @return the time of expiry
   */
  @Override
  public String toString() {
    return "AccessToken[expiresAt=" + expiresAt + "]";
  }
}
