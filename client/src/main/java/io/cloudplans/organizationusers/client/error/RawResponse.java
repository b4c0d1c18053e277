package io.cloudplans.organizationusers.client.error;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer as it came, for a log or a bug report.
 *
 * @param status the HTTP status
 * @param headers the header fields by name; the names' case is of no account
 * @param body the body, read as UTF-8; empty if there was none, or if it was read as a stream
 */
public record RawResponse(int status, Map<String, List<String>> headers, String body)
    implements Serializable {

  /**
   * Copies the headers.
   *
   * @param status as in the record
   * @param headers as in the record
   * @param body as in the record
   */
  public RawResponse {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(copy);
  }

  /**
   * A header field.
   *
   * @param name its name, in any case
   * @return its first value, if there is one
   */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /**
   * The answer's {@code X-Request-Id}, by which the operator finds it.
   *
   * @return the request id, if there is one
   */
  public Optional<String> requestId() {
    return header("X-Request-Id");
  }

  /**
   * The answer without its headers and its body, which may be long and may name users.
   *
   * @return status and request id
   */
  @Override
  public String toString() {
    return "status " + status + requestId().map(id -> ", request " + id).orElse("");
  }
}
