package io.cloudplans.organizationusers.client.config;

import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an {@link Attempt}.
 *
 * @param duration the time from the request to the complete response or the failure
 * @param status the HTTP status, or 0 if there was no response
 * @param failure the reason for a failure, which a retry may follow, or null for a success
 */
public record Outcome(Duration duration, int status, @Nullable OrganizationUsersException failure) {

  /**
   * Returns the outcome as a metric tag with few distinct values.
   *
   * @return {@code success}, or the failure's class, such as {@code RateLimitedException}
   */
  public String tag() {
    return failure == null ? "success" : failure.getClass().getSimpleName();
  }
}
