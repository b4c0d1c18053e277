package io.cloudplans.organizationusers.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The contract that a server must conform to. */
public final class Contract {
  private static final String FOLDER = "/io/cloudplans/organizationusers/spec/";
  private static final String URN = "urn:contract";

  private final JsonNode source;
  private final JsonNode document;
  private final String version;
  private final String sha256;
  private final Map<String, Operation> operations = new TreeMap<>();
  private final Map<String, JsonNode> problems = new TreeMap<>();
  private final SchemaRegistry registry;

  private Contract(JsonNode document, Properties properties) {
    source = document;
    this.document = resolved(document, document);
    version = properties.getProperty("contract.version");
    sha256 = properties.getProperty("contract.sha256");
    registry =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(URN, document.toString())));
    document
        .path("paths")
        .properties()
        .forEach(
            path -> {
              for (String method : List.of("get", "post")) {
                JsonNode node = this.document.path("paths").path(path.getKey()).path(method);
                if (node.isObject()) {
                  operations.put(
                      path.getKey(),
                      new Operation(
                          node.path("operationId").asText(),
                          method.equals("get") ? "GET" : "POST",
                          path.getKey(),
                          node));
                }
              }
            });
    for (JsonNode example : this.document.findValues("examples")) {
      example
          .properties()
          .forEach(
              entry -> {
                JsonNode value = entry.getValue().path("value");
                if (value.path("type").asText().equals("/problems/" + entry.getKey())) {
                  problems.put(entry.getKey(), value);
                }
              });
    }
  }

  /** Returns the contract of this version of the kit. */
  public static Contract builtIn() {
    Properties properties = new Properties();
    try (InputStream text = resource("contract.properties")) {
      properties.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (InputStream text = resource("openapi.json")) {
      return new Contract(StrictJson.read(text.readAllBytes()), properties);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    InputStream in = Contract.class.getResourceAsStream(FOLDER + name);
    if (in == null) {
      throw new IllegalStateException("the contract is not on the class path: " + FOLDER + name);
    }
    return in;
  }

  /** Returns a copy of a node with all references resolved, except those to schemas. */
  private static JsonNode resolved(JsonNode node, JsonNode document) {
    String reference = node.path("$ref").asText("");
    if (!reference.isEmpty() && !reference.startsWith("#/components/schemas/")) {
      return resolved(document.at(reference.substring(1)), document);
    }
    JsonNode copy = node.deepCopy();
    if (copy instanceof ObjectNode object) {
      node.properties()
          .forEach(entry -> object.set(entry.getKey(), resolved(entry.getValue(), document)));
    } else if (copy instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, resolved(node.get(i), document));
      }
    }
    return copy;
  }

  /** Returns the unresolved document. */
  public JsonNode source() {
    return source;
  }

  /** Returns the document with all references resolved, except those to schemas. */
  public JsonNode document() {
    return document;
  }

  /** Returns {@code info.version}. */
  public String version() {
    return version;
  }

  /** Returns the SHA-256 of {@code openapi.yaml}, in hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  /** Returns all operations, in the order of their paths. */
  public List<Operation> operations() {
    return List.copyOf(operations.values());
  }

  /** Returns the operation at a path, with any method. */
  public Optional<Operation> at(String path) {
    return Optional.ofNullable(operations.get(path));
  }

  /** Returns the operation with an id. */
  public Operation operation(String id) {
    return operations.values().stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the contract has no operation " + id));
  }

  /** Returns the slugs of all problem types. */
  public List<String> slugs() {
    return List.copyOf(problems.keySet());
  }

  /** Returns the example of a problem type, empty if the contract has no such type. */
  public Optional<JsonNode> problem(String slug) {
    return Optional.ofNullable(problems.get(slug));
  }

  /** Returns whether a value matches a named schema. */
  public boolean fits(String schema, JsonNode value) {
    return named(schema).validate(value).isEmpty();
  }

  /** Returns the faults of a value, as texts. */
  List<String> faults(JsonNode schema, JsonNode value) {
    String reference = schema.path("$ref").asText("");
    Schema compiled =
        reference.isEmpty()
            ? registry.getSchema(schema)
            : registry.getSchema(SchemaLocation.of(URN + reference));
    return compiled.validate(value).stream().map(Object::toString).sorted().toList();
  }

  /** Returns a named schema's object. */
  JsonNode schema(JsonNode node) {
    String reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  private Schema named(String name) {
    return registry.getSchema(SchemaLocation.of(URN + "#/components/schemas/" + name));
  }
}
