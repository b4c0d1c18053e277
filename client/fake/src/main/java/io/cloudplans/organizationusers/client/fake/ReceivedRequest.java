package io.cloudplans.organizationusers.client.fake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived, whatever was answered.
 *
 * @param call the operation, or null where method and path are none
 * @param method such as {@code GET}
 * @param target the path and the query, as they were sent
 * @param headers without {@code Authorization}, so that no test shows a token; names are found in
 *     any case
 */
public record ReceivedRequest(
    @Nullable ApiCall call, String method, String target, Map<String, List<String>> headers) {

  /**
   * The first value of a header.
   *
   * @param name the header's name, in any case
   * @return the value, or null where the request has no such header
   */
  public @Nullable String header(String name) {
    List<String> lines = headers.get(name);
    return lines == null ? null : lines.get(0);
  }
}
