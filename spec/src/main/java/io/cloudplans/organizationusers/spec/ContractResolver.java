package io.cloudplans.organizationusers.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/**
 * Resolves {@code openapi/openapi.yaml} into {@code openapi.yaml} and {@code openapi.json},
 * replaces each {@code externalValue} by the vector that it names, and writes the contract's
 * version and SHA-256 to {@code contract.properties}.
 */
public final class ContractResolver {
  /**
   * A mapper that sorts members, so that the bytes are reproducible: reflection returns the members
   * of the parser's classes in any order.
   */
  private static final ObjectMapper SORTED =
      Json.mapper()
          .copy()
          .setAnnotationIntrospector(
              new JacksonAnnotationIntrospector() {
                @Override
                public Boolean findSerializationSortAlphabetically(Annotated type) {
                  return type instanceof AnnotatedClass; // not for maps
                }
              });

  private ContractResolver() {}

  public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
    Path directory = Path.of(args[0]);
    Path source = directory.resolve("openapi/openapi.yaml");
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    var parsed = new OpenAPIV3Parser().readLocation(source.toString(), null, options);
    if (!parsed.getMessages().isEmpty()) {
      throw new IllegalStateException("the contract is invalid: " + parsed.getMessages());
    }
    JsonNode sorted = SORTED.valueToTree(parsed.getOpenAPI());
    ObjectNode contract = Json.mapper().createObjectNode();
    for (var member : Yaml.mapper().readTree(source.toFile()).properties()) {
      contract.set(member.getKey(), sorted.path(member.getKey()));
    }
    inlineVectors(contract, directory.resolve("vectors"));
    referToParameters(contract);

    byte[] yaml = Yaml.pretty(contract).getBytes(UTF_8);
    Files.write(directory.resolve("openapi.yaml"), yaml);
    Files.writeString(directory.resolve("openapi.json"), Json.pretty(contract) + "\n");
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(yaml));
    Files.writeString(
        directory.resolve("contract.properties"),
        "contract.version=%s\ncontract.sha256=%s\n"
            .formatted(contract.at("/info/version").textValue(), digest));
  }

  /** Restores the references to parameters, which the parser replaces with copies. */
  private static void referToParameters(ObjectNode contract) {
    Map<JsonNode, String> names = new HashMap<>();
    contract
        .at("/components/parameters")
        .properties()
        .forEach(parameter -> names.put(parameter.getValue(), parameter.getKey()));
    for (JsonNode list : contract.path("paths").findValues("parameters")) {
      ArrayNode parameters = (ArrayNode) list;
      for (int i = 0; i < parameters.size(); i++) {
        String name = Objects.requireNonNull(names.get(parameters.get(i)), "an unnamed parameter");
        parameters.set(
            i, Json.mapper().createObjectNode().put("$ref", "#/components/parameters/" + name));
      }
    }
  }

  private static void inlineVectors(JsonNode node, Path vectors) throws IOException {
    for (JsonNode child : node) {
      inlineVectors(child, vectors);
    }
    if (node instanceof ObjectNode example && example.has("externalValue")) {
      String name = example.remove("externalValue").textValue().replaceFirst(".*/vectors/", "");
      example.set("value", Json.mapper().readTree(vectors.resolve(name).toFile()));
    }
  }
}
