package io.cloudplans.organizationusers.portal.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A contract with what its references name in their place, security schemes included. */
final class Inlined {
  private Inlined() {}

  static JsonNode of(JsonNode document) {
    JsonNode inlined = of(document, document);
    JsonNode shared = inlined.path("security");
    for (JsonNode path : inlined.path("paths")) {
      for (JsonNode operation : path) {
        JsonNode security = operation.path("security");
        ((ObjectNode) operation)
            .set("security", schemes(security.isMissingNode() ? shared : security, inlined));
      }
    }
    return inlined;
  }

  /** Returns requirements with their schemes in place of the names. */
  private static ArrayNode schemes(JsonNode requirements, JsonNode document) {
    ArrayNode schemes = JsonNodeFactory.instance.arrayNode();
    for (JsonNode requirement : requirements) {
      for (String name : Names.of(requirement)) {
        ObjectNode scheme = document.at("/components/securitySchemes/" + name).deepCopy();
        schemes.add(scheme.without(List.of("description", "bearerFormat")));
      }
    }
    return schemes;
  }

  private static JsonNode of(JsonNode node, JsonNode document) {
    String reference = node.path("$ref").asText();
    if (!reference.isEmpty()) {
      return of(document.at(reference.substring(1)), document);
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(member -> object.set(member.getKey(), of(member.getValue(), document)));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> array.add(of(element, document)));
      return array;
    }
    return node;
  }
}
