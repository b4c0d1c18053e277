package io.cloudplans.organizationusers.rules.contract;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Describes the rule of a schema keyword without the rejected value. */
final class Requirement {
  private static final Map<String, Function<JsonNode, String>> DESCRIPTIONS =
      Map.ofEntries(
          Map.entry("type", node -> "must be of type " + node.asText()),
          Map.entry("required", node -> "is required"),
          Map.entry("additionalProperties", node -> "is unknown"),
          Map.entry("enum", node -> "must be one of " + joined(node)),
          Map.entry("pattern", node -> "must match " + node.asText()),
          Map.entry("minLength", node -> "must have at least " + node + " characters"),
          Map.entry("maxLength", node -> "must have at most " + node + " characters"),
          Map.entry("minimum", node -> "must be at least " + node),
          Map.entry("maximum", node -> "must be at most " + node),
          Map.entry("minProperties", node -> "must have at least " + node + " members"));

  private Requirement() {}

  static String of(Error error) {
    return DESCRIPTIONS
        .getOrDefault(error.getKeyword(), node -> "breaks a rule of the contract")
        .apply(error.getSchemaNode());
  }

  private static String joined(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false)
        .map(JsonNode::asText)
        .collect(joining(", "));
  }
}
