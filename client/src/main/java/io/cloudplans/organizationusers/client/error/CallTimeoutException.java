package io.cloudplans.organizationusers.client.error;

import org.jspecify.annotations.Nullable;

/**
 * Signals that the connection or the complete response took longer than {@code timeout}, or the
 * call longer than its {@code deadline}. The server's own timeout is the problem {@code
 * /problems/request-timeout}.
 */
public final class CallTimeoutException extends NoResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what took too long
   * @param cause the exception of the JDK's client, or null
   */
  public CallTimeoutException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
