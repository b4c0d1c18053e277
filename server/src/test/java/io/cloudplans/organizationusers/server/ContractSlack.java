package io.cloudplans.organizationusers.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.server.fixture.Exchange;
import io.cloudplans.organizationusers.spec.fixture.ContractCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds parts that the contract allows in responses but no response has. */
final class ContractSlack {
  private final JsonNode document;
  private final Map<String, JsonNode> headers = new TreeMap<>();
  private final Map<String, JsonNode> schemas = new TreeMap<>();
  private final Map<String, List<Set<String>>> names = new TreeMap<>();
  private final Map<String, List<JsonNode>> values = new TreeMap<>();

  private ContractSlack(JsonNode document) {
    this.document = document;
  }

  static Set<String> of(JsonNode document, List<Exchange> exchanges) {
    ContractSlack slack = new ContractSlack(document);
    exchanges.forEach(slack::read);
    return slack.found();
  }

  private void read(Exchange exchange) {
    for (JsonNode operation : document.get("paths").path(exchange.path())) {
      String status = String.valueOf(exchange.response().status());
      String location = operation.get("operationId").asText() + " " + status;
      JsonNode declared = resolved(operation.at("/responses/" + status));
      headers.put(location, declared.path("headers"));
      Set<String> sent = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      sent.addAll(exchange.response().headers().keySet());
      names.computeIfAbsent(location, key -> new ArrayList<>()).add(sent);
      for (var header : declared.path("headers").properties()) {
        JsonNode schema = resolved(header.getValue()).get("schema");
        for (String line : exchange.response().headers(header.getKey())) {
          value(header.getValue().path("$ref").asText(), schema, ContractCheck.value(schema, line));
        }
      }
      for (JsonNode media : declared.path("content")) {
        if (!exchange.method().equals("HEAD")) {
          value("body", media.get("schema"), exchange.response().json());
        }
      }
    }
  }

  /** Collects the members and values at each location with a schema. */
  private void value(String inline, JsonNode schema, JsonNode value) {
    String location = schema.path("$ref").asText(inline).replace("#/components/schemas/", "");
    JsonNode rules = resolved(schema);
    schemas.put(location, rules);
    values.computeIfAbsent(location, key -> new ArrayList<>()).add(value);
    value.forEach(
        item -> {
          if (value.isArray()) {
            value(location + "/*", rules.path("items"), item);
          }
        });
    value
        .properties()
        .forEach(
            member -> {
              JsonNode known = rules.path("properties").path(member.getKey());
              if (!known.isMissingNode()) {
                value(location + "/" + member.getKey(), known, member.getValue());
              }
            });
  }

  private Set<String> found() {
    Set<String> found = new TreeSet<>();
    for (JsonNode operation : document.get("paths").findParents("operationId")) {
      operation
          .get("responses")
          .fieldNames()
          .forEachRemaining(
              status -> {
                String location = operation.get("operationId").asText() + " " + status;
                if (!headers.containsKey(location)) {
                  found.add(location);
                }
              });
    }
    headers.forEach(
        (location, declared) ->
            declared
                .properties()
                .forEach(
                    header -> {
                      boolean always =
                          names.getOrDefault(location, List.of()).stream()
                              .allMatch(each -> each.contains(header.getKey()));
                      if (always && !resolved(header.getValue()).path("required").asBoolean()) {
                        found.add(location + " " + header.getKey());
                      }
                    }));
    schemas.forEach(
        (location, rules) ->
            rules(location, rules, values.getOrDefault(location, List.of()), found));
    return found;
  }

  private static void rules(
      String location, JsonNode rules, List<JsonNode> sent, Set<String> found) {
    rules
        .path("properties")
        .fieldNames()
        .forEachRemaining(
            name -> {
              boolean required = rules.path("required").toString().contains("\"" + name + "\"");
              if (!required && sent.stream().allMatch(each -> each.has(name))) {
                found.add(location + " requires not " + name);
              }
              if (sent.stream().noneMatch(each -> each.has(name))) {
                found.add(location + " has never " + name);
              }
            });
    rules
        .path("enum")
        .forEach(
            word -> {
              if (!sent.contains(word)) {
                found.add(location + " " + word);
              }
            });
    if (rules.has("minimum") && sent.stream().noneMatch(rules.get("minimum")::equals)) {
      found.add(location + " minimum");
    }
    if (rules.has("maximum") && sent.stream().noneMatch(rules.get("maximum")::equals)) {
      found.add(location + " maximum");
    }
    int maxLength = rules.path("maxLength").asInt();
    if (maxLength > 0 && sent.stream().noneMatch(each -> each.asText().length() == maxLength)) {
      found.add(location + " maxLength");
    }
    if (rules.has("maxItems")
        && sent.stream().noneMatch(each -> each.size() == rules.get("maxItems").asInt())) {
      found.add(location + " maxItems");
    }
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }
}
