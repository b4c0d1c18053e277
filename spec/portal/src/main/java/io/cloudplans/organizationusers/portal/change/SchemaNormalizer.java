package io.cloudplans.organizationusers.portal.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Normalizes schemas: removes texts and keywords with default values, and sorts sets. */
final class SchemaNormalizer {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> NOTES =
      Set.of("description", "title", "example", "examples", "deprecated", "externalDocs");
  private static final Set<String> SETS = Set.of("enum", "required", "allOf", "anyOf", "oneOf");
  private static final Map<String, List<JsonNode>> DEFAULTS =
      Map.of(
          "additionalProperties", List.of(JSON.booleanNode(true), JSON.objectNode()),
          "allowReserved", List.of(JSON.booleanNode(false)),
          "exclusiveMaximum", List.of(JSON.booleanNode(false)),
          "exclusiveMinimum", List.of(JSON.booleanNode(false)),
          "minItems", List.of(JSON.numberNode(0)),
          "minLength", List.of(JSON.numberNode(0)),
          "minProperties", List.of(JSON.numberNode(0)),
          "nullable", List.of(JSON.booleanNode(false)),
          "uniqueItems", List.of(JSON.booleanNode(false)));

  private SchemaNormalizer() {}

  /** Returns the normal form, which is equal for equivalent schemas. */
  static JsonNode normalize(JsonNode schema) {
    if (schema.isArray()) {
      ArrayNode parts = JSON.arrayNode();
      schema.forEach(part -> parts.add(normalize(part)));
      return parts;
    }
    return schema instanceof ObjectNode object ? normalize(object) : schema;
  }

  private static ObjectNode normalize(ObjectNode schema) {
    ObjectNode normal = JSON.objectNode();
    for (var entry : schema.properties()) {
      String keyword = entry.getKey();
      JsonNode value = entry.getValue();
      if (keyword.equals("properties")) {
        ObjectNode members = normal.putObject(keyword);
        value
            .properties()
            .forEach(member -> members.set(member.getKey(), normalize(member.getValue())));
      } else if (!NOTES.contains(keyword)
          && !DEFAULTS.getOrDefault(keyword, List.of()).contains(value)) {
        normal.set(keyword, SETS.contains(keyword) ? sorted(normalize(value)) : normalize(value));
      }
    }
    return normal;
  }

  private static JsonNode sorted(JsonNode array) {
    ArrayNode sorted = JSON.arrayNode();
    StreamSupport.stream(array.spliterator(), false)
        .sorted(Comparator.comparing(JsonNode::toString))
        .forEach(sorted::add);
    return sorted;
  }
}
