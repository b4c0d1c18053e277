package io.cloudplans.organizationusers.server;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came back: the same for an HTTP client and for a raw connection. */
record Answer(int status, Map<String, List<String>> headers, String body) {

  static Answer of(HttpResponse<String> response) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(response.headers().map());
    return new Answer(response.statusCode(), headers, response.body());
  }

  /** Everything that came over a raw connection until it was closed. */
  static Answer of(String bytes) {
    String[] parts = bytes.split("\r\n\r\n", 2);
    List<String> lines = parts[0].lines().toList();
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines.subList(1, lines.size())) {
      String[] field = line.split(": ", 2);
      headers.computeIfAbsent(field[0], name -> new ArrayList<>()).add(field[1]);
    }
    return new Answer(Integer.parseInt(lines.get(0).split(" ", -1)[1]), headers, parts[1]);
  }

  /** The lines of a header. */
  List<String> header(String name) {
    return headers.getOrDefault(name, List.of());
  }
}
