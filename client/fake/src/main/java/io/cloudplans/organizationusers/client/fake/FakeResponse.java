package io.cloudplans.organizationusers.client.fake;

import java.util.LinkedHashMap;
import java.util.Map;

/** A response that has not been sent yet. */
record FakeResponse(int status, Map<String, String> headers, String body) {
  FakeResponse {
    headers = Map.copyOf(headers);
  }

  FakeResponse withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new FakeResponse(status, more, body);
  }

  FakeResponse withBody(String newBody) {
    return new FakeResponse(status, headers, newBody);
  }
}
