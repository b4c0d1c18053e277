package io.cloudplans.organizationusers.client.error;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457). Members that are unknown to this version are in the raw body.
 *
 * @param response the response with the document
 * @param type the path that names the problem type; {@code about:blank} if the document has none
 * @param title the type in a few words, or null
 * @param detail a human-readable explanation of this occurrence, or null
 * @param requestId the id under which the operator finds the request in the logs, or null
 * @param errors the faults of the request, each with its location; empty if the document has none
 * @param retryAfter how long to wait before a retry (RFC 9110, section 10.2.3), or null
 */
public record Problem(
    RawResponse response,
    String type,
    @Nullable String title,
    @Nullable String detail,
    @Nullable String requestId,
    List<RequestFault> errors,
    @Nullable Duration retryAfter)
    implements Serializable {

  /**
   * Makes a copy of the faults.
   *
   * @param response as in the record
   * @param type as in the record
   * @param title as in the record
   * @param detail as in the record
   * @param requestId as in the record
   * @param errors as in the record
   * @param retryAfter as in the record
   */
  public Problem {
    errors = List.copyOf(errors);
  }
}
