package io.cloudplans.organizationusers.portal.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A parameter, a header or a member: whether it is required, and its schema. */
record Value(boolean required, JsonNode schema) {
  private static final List<String> ENCODING = List.of("allowReserved", "content");

  /** Reads a parameter, a header or a body; its encoding becomes part of the schema. */
  static Value of(JsonNode node) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    if (node.path("schema") instanceof ObjectNode own) {
      schema.setAll(flat(own));
    }
    for (String keyword : ENCODING) {
      if (node.has(keyword)) {
        schema.set(keyword, node.get(keyword));
      }
    }
    String defaultStyle =
        Set.of("query", "cookie").contains(node.path("in").asText()) ? "form" : "simple";
    String style = node.path("style").asText(defaultStyle);
    schema.put("style", style);
    schema.put("explode", node.path("explode").asBoolean(style.equals("form")));
    return new Value(node.path("required").asBoolean(), schema);
  }

  /** Returns the members of an object's schema by name, in their order. */
  static Map<String, Value> members(JsonNode schema) {
    Map<String, Value> members = new LinkedHashMap<>();
    Set<String> required = Names.in(schema.path("required"));
    for (var member : schema.path("properties").properties()) {
      members.put(
          member.getKey(), new Value(required.contains(member.getKey()), member.getValue()));
    }
    return members;
  }

  /** Merges a single {@code allOf} into its schema, unless both have the same keyword. */
  static ObjectNode flat(JsonNode schema) {
    JsonNode parts = schema.path("allOf");
    if (parts.size() != 1) {
      return (ObjectNode) schema;
    }
    ObjectNode flat = flat(parts.get(0)).deepCopy();
    if (!Collections.disjoint(
        Names.of(SchemaNormalizer.normalize(flat)), Names.of(SchemaNormalizer.normalize(schema)))) {
      return (ObjectNode) schema;
    }
    flat.setAll((ObjectNode) schema);
    return flat.without("allOf");
  }
}
