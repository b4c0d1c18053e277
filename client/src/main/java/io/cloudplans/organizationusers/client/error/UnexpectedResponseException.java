package io.cloudplans.organizationusers.client.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer came that the contract does not describe: most likely the base URL is wrong, or
 * something between client and server answered in the server's place. Whether a write was carried
 * out is not known; with its idempotency key it is safe to repeat.
 */
public class UnexpectedResponseException extends OrganizationUsersException {
  private static final long serialVersionUID = 1L;

  /** What came. */
  private final RawResponse answer;

  /**
   * Makes the exception.
   *
   * @param message what is unexpected, without the body
   * @param answer what came
   * @param cause why it could not be read, or null
   */
  public UnexpectedResponseException(
      String message, RawResponse answer, @Nullable Throwable cause) {
    super(message + " (" + answer + ")", cause);
    this.answer = answer;
  }

  /**
   * The HTTP status.
   *
   * @return the status of the answer's first line, whatever the body says
   */
  public final int status() {
    return answer.status();
  }

  /**
   * The name under which the operator finds the request in the logs.
   *
   * @return the request id, if the answer has one
   */
  public final Optional<String> requestId() {
    return answer.requestId();
  }

  /**
   * A header field of the answer.
   *
   * @param name its name, in any case
   * @return its first value, if there is one
   */
  public final Optional<String> header(String name) {
    return answer.header(name);
  }

  /**
   * The body as it came, read as UTF-8.
   *
   * @return the text; empty if there was none
   */
  public final String rawBody() {
    return answer.body();
  }
}
