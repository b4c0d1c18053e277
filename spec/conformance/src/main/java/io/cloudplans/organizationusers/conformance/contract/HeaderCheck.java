package io.cloudplans.organizationusers.conformance.contract;

import io.cloudplans.organizationusers.conformance.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks the syntax of headers in any response. */
final class HeaderCheck {
  private static final Map<String, Pattern> SYNTAX =
      Map.of(
          "X-Request-Id", Pattern.compile("[!-~]{1,128}"),
          "RateLimit", parameters("r", "t"),
          "RateLimit-Policy", parameters("q", "w"),
          "Retry-After", Pattern.compile("[1-9][0-9]{0,8}"));

  private HeaderCheck() {}

  /** Matches one or more items with both integer parameters, in any order (RFC 9651). */
  private static Pattern parameters(String one, String two) {
    String item =
        "(?=[^,]*;\\s*" + one + "=[0-9]+)(?=[^,]*;\\s*" + two + "=[0-9]+)\"[^\"]*\"\\s*;[^,]+";
    return Pattern.compile(item + "(,\\s*" + item + ")*");
  }

  static List<String> faults(Response response) {
    List<String> faults = new ArrayList<>();
    SYNTAX.forEach(
        (name, syntax) ->
            response
                .header(name)
                .filter(value -> !syntax.matcher(value).matches())
                .ifPresent(value -> faults.add("the header " + name + " is malformed: " + value)));
    return faults;
  }
}
