package io.cloudplans.organizationusers.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.conformance.http.Header;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares problem documents (RFC 9457) with their types in the contract. */
public final class ProblemCheck {
  private static final String TYPE = "/problems/";
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int MAX_ERRORS = 20;

  /** A JSON Pointer as a URI fragment (RFC 6901, section 6; RFC 3986, section 3.5). */
  private static final String POINTER =
      "#(/([A-Za-z0-9._!$&'()*+,;=:@?-]|%[0-9A-Fa-f]{2}|~[01])*)*";

  private static final List<String> LOCATIONS = List.of("header", "parameter", "pointer");

  private final Contract contract;

  ProblemCheck(Contract contract) {
    this.contract = contract;
  }

  List<String> faults(Request request, Response response, JsonNode body) {
    List<String> faults = new ArrayList<>();
    String type = body.path("type").asText();
    Optional<JsonNode> example =
        type.startsWith(TYPE) ? contract.problem(type.substring(TYPE.length())) : Optional.empty();
    if (example.isEmpty()) {
      faults.add("the contract has no problem type " + type);
      return faults;
    }
    same("title", example.get().get("title"), body, faults);
    same("status", example.get().get("status"), body, faults);
    if (body.path("status").asInt() != response.status()) {
      faults.add("the problem's status differs from the response's");
    }
    if (!response.all("X-Request-Id").equals(List.of(body.path("request_id").asText()))) {
      faults.add("request_id must equal X-Request-Id");
    }
    if (!body.path("detail").isTextual() || body.path("detail").asText().isBlank()) {
      faults.add("the problem's detail must be a string that is not blank");
    }
    if (response.status() == UNAUTHORIZED) {
      challenge(type.substring(TYPE.length()), request, response, faults);
    }
    if (response.status() == METHOD_NOT_ALLOWED && response.all("Allow").isEmpty()) {
      faults.add("a 405 must have Allow");
    }
    if (response.status() == BAD_REQUEST) {
      errors(body.path("errors"), faults);
    }
    return faults;
  }

  /** Checks the challenge (RFC 6750, section 3; RFC 9470, section 3). */
  private static void challenge(
      String slug, Request request, Response response, List<String> faults) {
    String challenge = response.header("WWW-Authenticate").orElse("");
    List<String> credentials =
        request.headers().stream()
            .filter(header -> header.name().equalsIgnoreCase("Authorization"))
            .map(Header::value)
            .toList();
    if (slug.equals("step-up-required")) {
      if (!challenge.matches("(?i)(.*, *)?Bearer .*")
          || !challenge.matches(".*error=\"?insufficient_user_authentication\"?.*")
          || !challenge.matches(".*acr_values=(\"[^\"]+\"|[^\" ,]+).*")) {
        faults.add(
            "WWW-Authenticate must name insufficient_user_authentication and acr_values, but is "
                + challenge);
      }
    } else if (challenge.isEmpty()) {
      faults.add("a 401 must have WWW-Authenticate");
    } else if (credentials.isEmpty() && !challenge.equalsIgnoreCase("Bearer")) {
      faults.add(
          "WWW-Authenticate of a request without a token must be Bearer alone, but is "
              + challenge);
    } else if (credentials.size() == 1
        && credentials.get(0).matches("(?i)Bearer +[^ ]+")
        && !isForInvalidToken(challenge)) {
      faults.add(
          "WWW-Authenticate of an invalid token must have error=\"invalid_token\", but is "
              + challenge);
    }
  }

  /** Returns whether a challenge says that the token is invalid (RFC 6750, section 3). */
  public static boolean isForInvalidToken(String challenge) {
    return challenge.matches("(?i)(.*, *)?Bearer .*error=\"?invalid_token\"?.*");
  }

  private static void same(String member, JsonNode expected, JsonNode body, List<String> faults) {
    if (!expected.equals(body.path(member))) {
      faults.add("the problem's %s must be %s".formatted(member, expected));
    }
  }

  private static void errors(JsonNode errors, List<String> faults) {
    if (!errors.isArray() || errors.size() > MAX_ERRORS) {
      faults.add(
          "a problem with status 400 must have an array of at most %s errors"
              .formatted(MAX_ERRORS));
      return;
    }
    Map<String, String> last = new LinkedHashMap<>();
    for (JsonNode error : errors) {
      List<String> locations = LOCATIONS.stream().filter(error::has).toList();
      if (locations.size() != 1 || !error.path(locations.get(0)).isTextual()) {
        faults.add("each error must have exactly one of pointer, parameter and header");
        return;
      }
      if (!error.path("detail").isTextual() || error.path("detail").asText().isBlank()) {
        faults.add("each error must have a detail");
      }
      String location = error.path(locations.get(0)).asText();
      String previous = last.put(locations.get(0), location);
      if (previous != null && previous.compareTo(location) > 0) {
        faults.add("errors must be sorted by location");
      }
      if (locations.get(0).equals("pointer") && !location.matches(POINTER)) {
        faults.add(
            "a pointer must be a JSON Pointer as a URI fragment, # or #/…, with escapes: "
                + location);
      }
    }
  }

  /** Returns a fault if the operation does not declare this problem with this status. */
  List<String> undeclared(JsonNode declared, Operation operation, int status, JsonNode body) {
    String slug = body.path("type").asText().replace(TYPE, "");
    boolean found = declared.findValues("examples").stream().anyMatch(node -> node.has(slug));
    // The contract lists route-not-found for other paths; a path of the contract never causes it.
    return found
        ? List.of()
        : List.of(
            "the contract declares no problem %s with status %s for %s"
                .formatted(slug, status, operation.id()));
  }
}
