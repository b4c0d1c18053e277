package io.cloudplans.organizationusers.client.error;

import org.jspecify.annotations.Nullable;

/** Signals an error status without a problem document that explains it. */
public final class NotAProblemException extends UnexpectedResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what is unexpected, without the body
   * @param response the response
   * @param cause why it could not be read, or null
   */
  public NotAProblemException(String message, RawResponse response, @Nullable Throwable cause) {
    super(message, response, cause);
  }
}
