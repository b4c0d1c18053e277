package io.cloudplans.organizationusers.client.config;

import java.time.Instant;
import java.util.Objects;

/**
 * A token and its end.
 *
 * @param value the bearer token, never null
 * @param expiresAt from when on no server takes it, never null
 */
public record AccessToken(String value, Instant expiresAt) {
  /**
   * Takes anything but null.
   *
   * @param value as in the record
   * @param expiresAt as in the record
   */
  public AccessToken {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  /**
   * The token without its value, which belongs in no log.
   *
   * @return the end alone
   */
  @Override
  public String toString() {
    return "AccessToken[expiresAt=" + expiresAt + "]";
  }
}
