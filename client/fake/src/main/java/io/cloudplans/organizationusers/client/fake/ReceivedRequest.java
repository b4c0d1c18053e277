package io.cloudplans.organizationusers.client.fake;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived.
 *
 * @param call the operation, or null if the method and the path match none
 * @param method the method, such as {@code GET}
 * @param target the path and the query, as they were sent
 * @param headers the header lines by name in any case, without {@code Authorization}, so that no
 *     test prints a token
 */
public record ReceivedRequest(
    @Nullable ApiCall call, String method, String target, Map<String, List<String>> headers) {

  static ReceivedRequest of(@Nullable ApiCall call, FakeRequest request) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.headers());
    headers.remove("Authorization");
    return new ReceivedRequest(
        call, request.method(), request.target().toString(), Collections.unmodifiableMap(headers));
  }

  /**
   * Returns the first value of a header.
   *
   * @param name the header's name, in any case
   * @return the value, or null if the request has no such header
   */
  public @Nullable String header(String name) {
    List<String> lines = headers.get(name);
    return lines == null ? null : lines.get(0);
  }
}
