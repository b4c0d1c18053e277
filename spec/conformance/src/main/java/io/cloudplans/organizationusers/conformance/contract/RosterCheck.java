package io.cloudplans.organizationusers.conformance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Compares a list with the query that it responds to. */
final class RosterCheck {
  private static final String OWNER = "owner";

  private RosterCheck() {}

  static List<String> faults(Request request, Response response, JsonNode body) {
    List<String> faults = new ArrayList<>();
    Map<String, String> query = query(request);
    String previous = "";
    int owners = 0;
    for (JsonNode user : body.path("users")) {
      String email = user.path("email").asText();
      if (email.compareTo(previous) <= 0) {
        faults.add("users must be in the byte order of their addresses, each once: " + email);
      }
      if (!email.equals(email.toLowerCase(Locale.ROOT))) {
        faults.add("addresses must be in lower case: " + email);
      }
      if (user.path("role").asText().equals(OWNER)
          && !user.path("state").asText().equals("active")) {
        faults.add("the owner must be active");
      }
      owners += user.path("role").asText().equals(OWNER) ? 1 : 0;
      filter("role", query, user.path("role").asText(), faults);
      filter("state", query, user.path("state").asText(), faults);
      filter("user_id", query, email, faults);
      previous = email;
    }
    if (owners > 1) {
      faults.add("an organization must have one owner, but has " + owners);
    }
    int limit = Integer.parseInt(query.getOrDefault("limit", "1000000000"));
    if (body.path("users").size() > limit) {
      faults.add("a page must have at most %s users".formatted(limit));
    }
    if (!query.containsKey("limit") && response.header("Link").isPresent()) {
      faults.add("a list without limit must have no Link");
    }
    return faults;
  }

  private static void filter(
      String name, Map<String, String> query, String value, List<String> faults) {
    String expected = query.getOrDefault(name, value);
    if (!expected.toLowerCase(Locale.ROOT).equals(value)) {
      faults.add("%s of each user must be %s, but is %s".formatted(name, expected, value));
    }
  }

  /** Returns the parameters of the query; a successful request has none of the contract's twice. */
  private static Map<String, String> query(Request request) {
    Map<String, String> query = new TreeMap<>();
    int mark = request.target().indexOf('?');
    for (String pair : request.target().substring(mark + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(
            URLDecoder.decode(pair.substring(0, equals), UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return query;
  }
}
