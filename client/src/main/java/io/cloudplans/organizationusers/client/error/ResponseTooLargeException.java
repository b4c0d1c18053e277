package io.cloudplans.organizationusers.client.error;

/**
 * Signals a response body that is longer than the client reads. The connection is closed, and
 * {@link #rawBody()} is empty.
 */
public final class ResponseTooLargeException extends UnexpectedResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param limit the most bytes that the client reads
   * @param response the response, without its body
   */
  public ResponseTooLargeException(long limit, RawResponse response) {
    super("the body has more than " + limit + " bytes", response, null);
  }
}
