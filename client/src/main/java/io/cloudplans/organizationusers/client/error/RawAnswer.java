package io.cloudplans.organizationusers.client.error;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it came, for a log or a bug report.
 *
 * @param status the HTTP status
 * @param requestId the answer's {@code X-Request-Id}, by which the operator finds it, or null
 * @param body the body, read as UTF-8; empty if there was none
 */
public record RawAnswer(int status, @Nullable String requestId, String body)
    implements Serializable {

  /**
   * The answer without its body, which may be long and may name users.
   *
   * @return status and request id
   */
  @Override
  public String toString() {
    return requestId == null ? "status " + status : "status " + status + ", request " + requestId;
  }
}
