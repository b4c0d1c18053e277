package io.cloudplans.organizationusers.client.model;

import java.util.Optional;

/**
 * The response to a write.
 *
 * @param version the organization's version after the change
 * @param headers the response's header fields
 */
public record WriteResult(Version version, ResponseHeaders headers) {
  /**
   * Returns the id under which the operator finds the request in the logs.
   *
   * @return the request id, if the response has one
   */
  public Optional<String> requestId() {
    return headers.requestId();
  }
}
