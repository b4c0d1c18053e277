package io.cloudplans.organizationusers.client.error;

import org.jspecify.annotations.Nullable;

/**
 * The client gave up, because the connection or the whole answer took longer than it was told to
 * wait. It is not the server's {@link RequestTimeoutException}.
 */
public final class CallTimeoutException extends NoResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what took too long
   * @param cause what the JDK's client threw, or null
   */
  public CallTimeoutException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
