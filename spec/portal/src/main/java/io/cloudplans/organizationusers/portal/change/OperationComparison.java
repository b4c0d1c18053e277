package io.cloudplans.organizationusers.portal.change;

import static io.cloudplans.organizationusers.portal.change.Names.union;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares two versions of an operation without references.
 *
 * @param id the {@code operationId} of the older version
 */
record OperationComparison(Changes changes, String id, JsonNode before, JsonNode after) {
  void compare() {
    compareTexts(Rule.OPERATION, "the `operationId`", "/operationId");
    compareTexts(Rule.SECOND_FACTOR, "the flag for the second factor", "/x-authorization/mfa");
    compareTexts(Rule.AUTHENTICATION, "the authentication", "/security");
    compareRoles();
    compareRequests();
    compareResponses();
    compareProblems();
  }

  private void compareTexts(Rule rule, String name, String pointer) {
    JsonNode old = before.at(pointer);
    JsonNode now = after.at(pointer);
    if (!old.equals(now)) {
      changes.add(rule, "%s is `%s` instead of `%s`".formatted(name, text(now), text(old)), id);
    }
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.asText() : node.toString();
  }

  private void compareRoles() {
    Set<String> old = Names.in(before.at("/x-authorization/roles"));
    Set<String> now = Names.in(after.at("/x-authorization/roles"));
    for (String role : union(old, now)) {
      if (!now.contains(role)) {
        changes.add(Rule.ROLE, "the role `" + role + "` can no longer call it", id);
      } else if (!old.contains(role)) {
        changes.add(Rule.NEW_RIGHT, "the role `" + role + "` can call it", id);
      }
    }
  }

  private void compareRequests() {
    ValueComparison request = new ValueComparison(changes, MessagePart.REQUEST, id);
    request.compareAll("the %s", parameters(before), parameters(after));
    JsonNode old = before.path("requestBody");
    JsonNode now = after.path("requestBody");
    request.compareAll("the request's %s", body(old), body(now));
    if (!old.isMissingNode() && !now.isMissingNode()) {
      request.compareAll("the `%s` body", contents(old), contents(now));
    }
  }

  private static Map<String, Value> parameters(JsonNode operation) {
    Map<String, Value> parameters = new LinkedHashMap<>();
    for (JsonNode parameter : operation.path("parameters")) {
      String kind = parameter.path("in").asText().equals("header") ? "header" : "query parameter";
      parameters.put(kind + " `" + parameter.path("name").asText() + "`", Value.of(parameter));
    }
    return parameters;
  }

  private static Map<String, Value> body(JsonNode body) {
    return body.isMissingNode()
        ? Map.of()
        : Map.of("body", Value.of(((ObjectNode) body).deepCopy().without("content")));
  }

  private static Map<String, Value> contents(JsonNode message) {
    return values(message.path("content"));
  }

  private static Map<String, Value> values(JsonNode named) {
    Map<String, Value> values = new LinkedHashMap<>();
    named.properties().forEach(entry -> values.put(entry.getKey(), Value.of(entry.getValue())));
    return values;
  }

  private void compareResponses() {
    JsonNode old = before.path("responses");
    JsonNode now = after.path("responses");
    for (String status : union(Names.of(old), Names.of(now))) {
      boolean success = status.compareTo("400") < 0;
      if (old.has(status) && now.has(status)) {
        compareResponses(id + " " + status, success, old.get(status), now.get(status));
      } else if (success) {
        String state = now.has(status) ? " is new" : " is removed";
        changes.add(Rule.SUCCESS_STATUS, "the status " + status + state, id);
      }
    }
  }

  private void compareResponses(String location, boolean success, JsonNode old, JsonNode now) {
    new ValueComparison(changes, MessagePart.HEADER, location)
        .compareAll(
            "the response header `%s`", values(old.path("headers")), values(now.path("headers")));
    Set<String> types = Names.of(old.path("content"));
    if (types.equals(Names.of(now.path("content")))) {
      new ValueComparison(changes, success ? MessagePart.SUCCESS : MessagePart.PROBLEM, location)
          .compareAll("the `%s` body", contents(old), contents(now));
    } else {
      String text = "the media types are `%s` instead of `%s`";
      changes.add(Rule.MEDIA_TYPE, text.formatted(Names.of(now.path("content")), types), location);
    }
  }

  private void compareProblems() {
    Set<String> old = problems(before);
    Set<String> now = problems(after);
    for (String slug : union(old, now)) {
      if (!now.contains(slug)) {
        changes.add(Rule.UNUSED_PROBLEM, "no response is the problem `" + slug + "`", id);
      } else if (!old.contains(slug)) {
        changes.add(Rule.NEW_PROBLEM, "a response may be the problem `" + slug + "`", id);
      }
    }
  }

  private static Set<String> problems(JsonNode operation) {
    Set<String> slugs = new TreeSet<>();
    for (var response : operation.path("responses").properties()) {
      if (response.getKey().compareTo("400") >= 0) {
        for (JsonNode content : response.getValue().path("content")) {
          slugs.addAll(Names.of(content.path("examples")));
        }
      }
    }
    return slugs;
  }
}
