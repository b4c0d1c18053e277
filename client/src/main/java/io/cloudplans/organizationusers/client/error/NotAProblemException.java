package io.cloudplans.organizationusers.client.error;

import org.jspecify.annotations.Nullable;

/** A status that is no success, without a problem document that says why. */
public final class NotAProblemException extends UnexpectedResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what is unexpected, without the body
   * @param answer what came
   * @param cause why it could not be read, or null
   */
  public NotAProblemException(String message, RawResponse answer, @Nullable Throwable cause) {
    super(message, answer, cause);
  }
}
