package io.cloudplans.organizationusers.client.error;

/**
 * Signals a response body that exceeds the client's limit. The connection is closed, and {@link
 * #rawBody()} is empty.
 */
public final class ResponseTooLargeException extends UnexpectedResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param limit the maximum number of bytes that the client reads
   * @param response the response, without its body
   */
  public ResponseTooLargeException(long limit, RawResponse response) {
    super("the body has more than " + limit + " bytes", response, null);
  }
}
