package io.cloudplans.organizationusers.client.error;

import org.jspecify.annotations.Nullable;

/** Signals a successful response whose body is not the JSON that the contract describes. */
public final class MalformedBodyException extends UnexpectedResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what is unexpected, without the body
   * @param response the response
   * @param cause why it could not be read, or null
   */
  public MalformedBodyException(String message, RawResponse response, @Nullable Throwable cause) {
    super(message, response, cause);
  }
}
