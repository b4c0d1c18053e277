package io.cloudplans.organizationusers.client.error;

import org.jspecify.annotations.Nullable;

/**
 * Signals that no complete response arrived: the connection was refused, could not be secured, or
 * was cut. A write may have been applied; it is safe to retry with its idempotency key.
 */
public class NoResponseException extends OrganizationUsersException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what happened
   * @param cause the exception of the JDK's client, or null
   */
  public NoResponseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
