package io.cloudplans.organizationusers.conformance.contract;

import io.cloudplans.organizationusers.conformance.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares {@code RateLimit} with {@code RateLimit-Policy}. */
final class RateCheck {
  private static final Pattern ITEM = Pattern.compile("\"([^\"]*)\"([^,]*)");

  private RateCheck() {}

  static List<String> faults(Response response) {
    List<String> faults = new ArrayList<>();
    Map<String, Long> quotas = values(response, "RateLimit-Policy", "q");
    Map<String, Long> remaining = values(response, "RateLimit", "r");
    if (remaining.isEmpty() != quotas.isEmpty()) {
      faults.add("RateLimit and RateLimit-Policy must appear together");
    } else if (!quotas.keySet().containsAll(remaining.keySet())) {
      faults.add("RateLimit names a policy that RateLimit-Policy does not name");
    } else if (remaining.entrySet().stream()
        .anyMatch(r -> r.getValue() > quotas.getOrDefault(r.getKey(), 0L))) {
      faults.add("RateLimit must not have more remaining requests than the quota");
    }
    return faults;
  }

  /** Returns a parameter of each item (RFC 9651). */
  private static Map<String, Long> values(Response response, String header, String parameter) {
    Map<String, Long> values = new TreeMap<>();
    Pattern value = Pattern.compile(";\\s*" + parameter + "=([0-9]{1,15})(?![0-9])");
    Matcher item = ITEM.matcher(response.header(header).orElse(""));
    while (item.find()) {
      Matcher found = value.matcher(item.group(2));
      values.put(item.group(1), found.find() ? Long.parseLong(found.group(1)) : 0);
    }
    return values;
  }
}
