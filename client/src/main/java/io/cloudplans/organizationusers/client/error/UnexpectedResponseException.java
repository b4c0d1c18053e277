package io.cloudplans.organizationusers.client.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signals a response that the contract does not describe: most likely the base URL is wrong, or an
 * intermediary responded in the server's place. A write may have been applied; it is safe to retry
 * with its idempotency key.
 */
public class UnexpectedResponseException extends OrganizationUsersException {
  private static final long serialVersionUID = 1L;

  /** The response as it arrived. */
  private final RawResponse response;

  /**
   * Creates the exception.
   *
   * @param message what is unexpected, without the body
   * @param response the response
   * @param cause why it could not be read, or null
   */
  public UnexpectedResponseException(
      String message, RawResponse response, @Nullable Throwable cause) {
    super(message + " (" + response + ")", cause);
    this.response = response;
  }

  /**
   * Returns the HTTP status.
   *
   * @return the status of the status line, which the body may contradict
   */
  public final int status() {
    return response.status();
  }

  /**
   * Returns the id under which the operator finds the request in the logs.
   *
   * @return the request id, if the response has one
   */
  public final Optional<String> requestId() {
    return response.requestId();
  }

  /**
   * Returns a header field of the response.
   *
   * @param name its name, in any case
   * @return its first value, if there is one
   */
  public final Optional<String> header(String name) {
    return response.header(name);
  }

  /**
   * Returns the body as it arrived, read as UTF-8.
   *
   * @return the text; empty if there was none, if it was read as a stream, or if it was too long
   */
  public final String rawBody() {
    return response.body();
  }
}
