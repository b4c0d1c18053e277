package io.cloudplans.organizationusers.client.error;

import org.jspecify.annotations.Nullable;

/**
 * No whole answer came: the connection was refused, could not be secured, or was cut. Whether a
 * write was carried out is not known; with its idempotency key it is safe to repeat.
 */
public class NoResponseException extends OrganizationUsersException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened
   * @param cause what the JDK's client threw, or null
   */
  public NoResponseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
