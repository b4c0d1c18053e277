package io.cloudplans.organizationusers.server.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Walks the schemas of a contract's requests, and creates a request for each rule and bound. */
final class SchemaWalk {
  private static final Set<String> NO_CONSTRAINT =
      Set.of("description", "default", "example", "deprecated", "properties");
  private static final Set<String> PARAMETER_MEMBERS =
      Set.of("name", "in", "required", "schema", "description", "deprecated", "example");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode document;
  private final List<Probe> probes = new ArrayList<>();

  SchemaWalk(JsonNode document) {
    this.document = document;
  }

  /**
   * A request.
   *
   * @param rule the keyword that the request tests
   * @param kind the kind of location in the problem; null for a valid request
   */
  record Probe(
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      @Nullable JsonNode body,
      String rule,
      @Nullable String kind,
      String location,
      String value) {
    String name() {
      String shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
      return "%s: %s %s = %s".formatted(path.replaceAll(".*/", ""), location, rule, shown);
    }
  }

  /** Receives a value, or null for no value, that breaks or meets a rule. */
  private interface Sink {
    void accept(String rule, boolean fits, @Nullable JsonNode value);
  }

  List<Probe> probes() {
    for (var path : document.get("paths").properties()) {
      for (JsonNode operation : path.getValue()) {
        walk(path.getKey(), operation);
      }
    }
    return probes;
  }

  private void walk(String path, JsonNode operation) {
    JsonNode content = operation.at("/requestBody/content/application~1json");
    JsonNode body = content.at("/examples/reference/value");
    Map<String, String> query = new TreeMap<>();
    for (JsonNode node : operation.get("parameters")) {
      JsonNode parameter = resolved(node);
      if (parameter.path("required").asBoolean()) {
        query.put(parameter.get("name").asText(), parameter.get("example").asText());
      }
    }
    for (JsonNode node : operation.get("parameters")) {
      JsonNode parameter = resolved(node);
      String location = parameter.get("name").asText();
      boolean isHeader = parameter.get("in").asText().equals("header");
      for (var member : parameter.properties()) {
        known(PARAMETER_MEMBERS.contains(member.getKey()), location, member);
      }
      String kind = isHeader ? "header" : "parameter";
      Sink sink =
          (rule, fits, value) -> {
            Map<String, String> changed = new TreeMap<>(isHeader ? Map.of() : query);
            if (value == null) {
              changed.remove(location);
            } else {
              changed.put(location, value.asText());
            }
            if (location.equals("cursor")) {
              changed.put("limit", "1");
            }
            probes.add(
                new Probe(
                    path,
                    isHeader ? query : changed,
                    isHeader ? changed : Map.of(),
                    body.isMissingNode() ? null : body,
                    rule,
                    fits ? null : kind,
                    location,
                    String.valueOf(value)));
          };
      sink.accept("required", !parameter.path("required").asBoolean(), null);
      value(location, parameter.get("schema"), true, sink);
    }
    if (!body.isMissingNode()) {
      object(path, query, content.get("schema"), (ObjectNode) body);
    }
  }

  private void object(String path, Map<String, String> query, JsonNode schema, ObjectNode valid) {
    BodySink bodies =
        (rule, fits, location, body) ->
            probes.add(
                new Probe(
                    path,
                    query,
                    Map.of(),
                    body,
                    rule,
                    fits ? null : "pointer",
                    location,
                    body.toString()));
    ObjectNode rules = merged(schema);
    value("#", rules, false, (rule, fits, value) -> bodies.accept(rule, fits, "#", orNull(value)));
    Set<String> required = new TreeSet<>();
    rules.path("required").forEach(name -> required.add(name.asText()));
    for (var member : rules.get("properties").properties()) {
      String name = member.getKey();
      String location = "#/" + name;
      ObjectNode without = valid.deepCopy();
      without.remove(name);
      bodies.accept("required", !required.contains(name), location, without);
      bodies.accept("null", false, location, valid.deepCopy().set(name, NODES.nullNode()));
      value(
          name,
          member.getValue(),
          false,
          (rule, fits, value) ->
              bodies.accept(rule, fits, location, valid.deepCopy().set(name, orNull(value))));
    }
    ObjectNode smallest = valid.deepCopy();
    smallest.retain(required);
    int least = rules.path("minProperties").asInt(0);
    for (var member : valid.properties()) {
      if (smallest.size() < least - 1) {
        smallest.set(member.getKey(), member.getValue());
      }
    }
    bodies.accept("minProperties", smallest.size() >= least, "#", smallest);
    bodies.accept("additionalProperties", false, "#/a~1~0b", valid.deepCopy().put("a/~b", 1));
    bodies.accept("additionalProperties", false, "#/Role", valid.deepCopy().put("Role", "viewer"));
  }

  /** Receives a body. */
  private interface BodySink {
    void accept(String rule, boolean fits, String location, JsonNode body);
  }

  private static JsonNode orNull(@Nullable JsonNode value) {
    return value == null ? NODES.nullNode() : value;
  }

  /** Walks every keyword of a value's schema; fails for an unknown keyword. */
  private void value(String location, JsonNode schema, boolean text, Sink sink) {
    ObjectNode rules = merged(schema);
    for (var keyword : rules.properties()) {
      JsonNode rule = keyword.getValue();
      int number = rule.asInt();
      switch (keyword.getKey()) {
        case "type" -> wrongTypes(rule.asText(), text, sink);
        case "enum" -> {
          rule.forEach(word -> sink.accept("enum", true, word));
          sink.accept("enum", false, NODES.textNode("bogus"));
          sink.accept("enum", false, NODES.textNode(rule.get(0).asText() + " "));
          sink.accept("enum", false, NODES.textNode(rule.get(0).asText().toUpperCase(Locale.ROOT)));
        }
        case "pattern" -> {
          SchemaSamples samples = SchemaSamples.of(location);
          samples.good().forEach(good -> sink.accept("pattern", true, NODES.textNode(good)));
          samples.bad().forEach(bad -> sink.accept("pattern", false, NODES.textNode(bad)));
        }
        case "minLength" -> {
          sink.accept("minLength", true, NODES.textNode(SchemaSamples.ofLength(location, number)));
          sink.accept(
              "minLength", false, NODES.textNode(SchemaSamples.ofLength(location, number - 1)));
        }
        case "maxLength" -> {
          sink.accept("maxLength", true, NODES.textNode(SchemaSamples.ofLength(location, number)));
          sink.accept(
              "maxLength", false, NODES.textNode(SchemaSamples.ofLength(location, number + 1)));
        }
        case "minimum" -> {
          sink.accept("minimum", true, rule);
          sink.accept("minimum", false, NODES.numberNode(rule.asLong() - 1));
        }
        case "maximum" -> {
          sink.accept("maximum", true, rule);
          sink.accept("maximum", false, NODES.numberNode(rule.asLong() + 1));
        }
        case "format" -> known(rules.has("minimum") && rules.has("maximum"), location, keyword);
        case "additionalProperties" -> known(!rule.asBoolean(true), location, keyword);
        case "required", "minProperties" -> known(location.equals("#"), location, keyword);
        default -> known(NO_CONSTRAINT.contains(keyword.getKey()), location, keyword);
      }
    }
  }

  private static void known(boolean known, String location, Object keyword) {
    if (!known) {
      throw new AssertionError("no test of " + location + ": " + keyword);
    }
  }

  /** Adds values of the wrong type; a query text can only fail to be an integer. */
  private static void wrongTypes(String type, boolean text, Sink sink) {
    List<String> wrong =
        switch (type) {
          case "integer" -> List.of("\"\"", "\"x\"", "\"1.0\"", "\"1e1\"", "\" 1\"", "\"0x1\"");
          case "string" -> text ? List.of() : List.of("1", "true", "[]", "[\"x\"]", "{}");
          case "object" -> List.of("1", "true", "[]", "\"x\"", "null");
          default -> throw new AssertionError("no test of type " + type);
        };
    try {
      for (String value : wrong) {
        sink.accept("type", false, JSON.readTree(value));
      }
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** Returns a schema with its references resolved. */
  private ObjectNode merged(JsonNode schema) {
    ObjectNode merged = resolved(schema).deepCopy();
    JsonNode parts = merged.remove("allOf");
    if (parts != null) {
      parts.forEach(part -> merged.setAll(merged(part)));
    }
    return merged;
  }
}
