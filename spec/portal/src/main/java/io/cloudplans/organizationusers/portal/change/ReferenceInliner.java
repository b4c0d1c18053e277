package io.cloudplans.organizationusers.portal.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * Replaces all references of a contract, including those to security schemes, with their targets.
 */
final class ReferenceInliner {
  /** The names of a path's members that are operations. */
  static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private ReferenceInliner() {}

  static JsonNode inline(JsonNode document) {
    JsonNode inlined = inline(document, document);
    JsonNode shared = inlined.path("security");
    for (JsonNode path : inlined.path("paths")) {
      for (String method : METHODS) {
        if (path.get(method) instanceof ObjectNode operation) {
          JsonNode security = operation.path("security");
          operation.set("security", schemes(security.isMissingNode() ? shared : security, inlined));
          ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
          path.path("parameters").forEach(parameters::add);
          operation.path("parameters").forEach(parameters::add);
          operation.set("parameters", parameters);
        }
      }
    }
    return inlined;
  }

  /** Replaces the names of security schemes with the schemes. */
  private static ArrayNode schemes(JsonNode requirements, JsonNode document) {
    ArrayNode schemes = JsonNodeFactory.instance.arrayNode();
    for (JsonNode requirement : requirements) {
      ArrayNode together = schemes.addArray();
      for (String name : Names.of(requirement)) {
        ObjectNode scheme = document.at("/components/securitySchemes/" + name).deepCopy();
        scheme.remove(List.of("description", "bearerFormat"));
        together.add(
            requirement.path(name).isEmpty()
                ? scheme
                : scheme.set("scopes", requirement.path(name)));
      }
    }
    return schemes;
  }

  private static JsonNode inline(JsonNode node, JsonNode document) {
    String reference = node.path("$ref").asText();
    if (!reference.isEmpty()) {
      return inline(document.at(reference.substring(1)), document);
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(member -> object.set(member.getKey(), inline(member.getValue(), document)));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> array.add(inline(element, document)));
      return array;
    }
    return node;
  }
}
