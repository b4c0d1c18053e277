package io.cloudplans.organizationusers.client.error;

import io.cloudplans.organizationusers.client.model.ResponseHeaders;
import java.io.Serializable;
import java.util.Optional;

/**
 * A response as it arrived, for a log or a bug report.
 *
 * @param status the HTTP status
 * @param headers the header fields
 * @param body the body, read as UTF-8; empty if there was none, if it was read as a stream, or if
 *     it was too long
 */
public record RawResponse(int status, ResponseHeaders headers, String body)
    implements Serializable {

  /**
   * Returns a header field.
   *
   * @param name its name, in any case
   * @return its first value, if there is one
   */
  public Optional<String> header(String name) {
    return headers.first(name);
  }

  /**
   * Returns the {@code X-Request-Id}, by which the operator finds the request in the logs.
   *
   * @return the request id, if there is one
   */
  public Optional<String> requestId() {
    return headers.requestId();
  }

  /**
   * Returns the response without its headers and its body, which may be long and may name users.
   *
   * @return status and request id
   */
  @Override
  public String toString() {
    return "status " + status + requestId().map(id -> ", request " + id).orElse("");
  }
}
