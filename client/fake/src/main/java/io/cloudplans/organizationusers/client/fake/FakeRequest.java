package io.cloudplans.organizationusers.client.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.cloudplans.organizationusers.rules.contract.Fault;
import io.cloudplans.organizationusers.rules.contract.Parameter;
import io.cloudplans.organizationusers.rules.contract.RequestId;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that is being processed.
 *
 * @param id the caller's request id, or a new one
 * @param headers the header lines by name in any case
 * @param query the decoded query parameters by name
 */
record FakeRequest(
    String id,
    String method,
    URI target,
    Map<String, List<String>> headers,
    Map<String, List<String>> query,
    InputStream body) {

  static FakeRequest of(HttpExchange exchange) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(exchange.getRequestHeaders());
    return new FakeRequest(
        RequestId.of(headers.get(RequestId.HEADER)),
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        headers,
        query(exchange.getRequestURI().getRawQuery()),
        exchange.getRequestBody());
  }

  private static Map<String, List<String>> query(@Nullable String text) {
    Map<String, List<String>> query = new HashMap<>();
    for (String pair : text == null ? new String[0] : text.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query
          .computeIfAbsent(URLDecoder.decode(parts[0], UTF_8), name -> new ArrayList<>())
          .add(parts.length == 1 ? "" : URLDecoder.decode(parts[1], UTF_8));
    }
    return query;
  }

  String path() {
    return String.valueOf(target.getRawPath());
  }

  List<String> lines(String header) {
    return headers.getOrDefault(header, List.of());
  }

  /** Returns the header's lines joined (RFC 9110, section 5.3); null if there are none. */
  @Nullable String header(String name) {
    List<String> lines = lines(name);
    return lines.isEmpty() ? null : String.join(", ", lines);
  }

  @Nullable String parameter(String name) {
    List<String> values = query.getOrDefault(name, List.of());
    return values.isEmpty() ? null : values.get(0);
  }

  /** Returns the request's values of a parameter of the contract. */
  List<String> values(Parameter parameter) {
    if (parameter.kind() != Fault.Kind.HEADER) {
      return query.getOrDefault(parameter.name(), List.of());
    }
    String value = header(parameter.name());
    return value == null ? List.of() : List.of(value);
  }
}
