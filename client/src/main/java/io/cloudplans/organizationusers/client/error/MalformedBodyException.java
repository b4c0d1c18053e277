package io.cloudplans.organizationusers.client.error;

import org.jspecify.annotations.Nullable;

/** A success whose body is not the JSON that the contract describes. */
public final class MalformedBodyException extends UnexpectedResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what is unexpected, without the body
   * @param answer what came
   * @param cause why it could not be read, or null
   */
  public MalformedBodyException(String message, RawResponse answer, @Nullable Throwable cause) {
    super(message, answer, cause);
  }
}
