package io.cloudplans.organizationusers.client.fake;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer, ready to be sent or to be spoilt. */
record Answer(int status, Map<String, String> headers, String body) {
  Answer {
    headers = Map.copyOf(headers);
  }

  Answer withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }

  Answer withBody(String other) {
    return new Answer(status, headers, other);
  }
}
