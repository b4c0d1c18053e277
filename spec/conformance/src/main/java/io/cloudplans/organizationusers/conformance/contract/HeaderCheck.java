package io.cloudplans.organizationusers.conformance.contract;

import io.cloudplans.organizationusers.conformance.http.Header;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks the syntax of headers in any response. */
final class HeaderCheck {
  private static final Map<String, Pattern> SYNTAX =
      Map.of(
          "X-Request-Id", Pattern.compile("[!-~]{1,128}"),
          "RateLimit", parameters("r=[0-9]+", "t=[0-9]+"),
          "RateLimit-Policy", parameters("q=[1-9][0-9]*", "w=[1-9][0-9]*"),
          "Retry-After", Pattern.compile("[1-9][0-9]{0,8}"));

  private static final List<String> SOFTWARE =
      List.of("Server", "X-Powered-By", "X-AspNet-Version", "X-AspNetMvc-Version", "X-Generator");

  private static final List<String> DOCUMENTS = List.of("/openapi.json", "/openapi.yaml");

  private HeaderCheck() {}

  private static boolean isCors(Header header) {
    return header.name().toLowerCase(Locale.ROOT).startsWith("access-control-");
  }

  /** Matches one or more items with both integer parameters, in any order (RFC 9651). */
  private static Pattern parameters(String first, String second) {
    String item = "(?=[^,]*;\\s*" + first + ")(?=[^,]*;\\s*" + second + ")\"[^\"]*\"\\s*;[^,]+";
    return Pattern.compile(item + "(,\\s*" + item + ")*");
  }

  static List<String> faults(Request request, Response response) {
    List<String> faults = new ArrayList<>();
    for (String name : SOFTWARE) {
      if (response.header(name).isPresent()) {
        faults.add("the response must not name the server software in the header " + name);
      }
    }
    if (!DOCUMENTS.contains(request.path())
        && response.headers().stream().anyMatch(HeaderCheck::isCors)) {
      faults.add("the response must have no CORS headers");
    }
    List<String> tags = response.all("ETag");
    boolean coded = response.header("Content-Encoding").isPresent();
    if (response.body().length > 0
        && tags.stream().anyMatch(tag -> tag.endsWith("-gzip\"") != coded)) {
      faults.add(
          "the ETag must end with -gzip if and only if the body is compressed, but is " + tags);
    }
    if (coded && request.header("Accept-Encoding").isEmpty()) {
      faults.add("the response is compressed, but the request has no Accept-Encoding");
    }
    faults.addAll(RateCheck.faults(response));
    SYNTAX.forEach(
        (name, syntax) ->
            response
                .header(name)
                .filter(value -> !syntax.matcher(value).matches())
                .ifPresent(value -> faults.add("the header " + name + " is malformed: " + value)));
    return faults;
  }
}
