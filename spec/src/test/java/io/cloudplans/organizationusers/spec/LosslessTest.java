package io.cloudplans.organizationusers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that the parser, which silently drops unknown keywords, loses no part of the contract. */
class LosslessTest {
  @ParameterizedTest
  @CsvSource({
    "schemas, schemas",
    "parameters, parameters",
    "headers, headers",
    "responses, responses",
    "problems, examples"
  })
  void componentsShouldEqualTheirFiles(String folder, String components) {
    Contract.folder(folder)
        .forEach(
            (stem, source) ->
                assertThat(sorted(Contract.resolved().at("/components/" + components + "/" + stem)))
                    .as("%s/%s", folder, stem)
                    .isEqualTo(sorted(resolve(source, folder))));
  }

  @Test
  void operationsShouldEqualTheirFiles() {
    Contract.operations()
        .forEach(
            operation ->
                assertThat(operation.node())
                    .as(operation.id())
                    .isEqualTo(
                        resolve(
                            Contract.source("organization-users", operation.folder())
                                .path(operation.method()),
                            "organization-users")));
  }

  @Test
  void restOfTheDocumentShouldEqualTheRootFile() {
    JsonNode root = Contract.read(Contract.SOURCES.resolve("openapi.yaml"));
    ObjectNode rest = ((ObjectNode) Contract.resolved()).without("paths");
    ObjectNode components = (ObjectNode) rest.get("components");
    components.retain("securitySchemes");

    assertThat(rest).isEqualTo(((ObjectNode) root).without("paths"));
  }

  /** Returns the source with its references written as in the resolved document. */
  private static JsonNode resolve(JsonNode node, String folder) {
    String reference = node.path("$ref").asText();
    if (node instanceof ObjectNode object) {
      if (!reference.isEmpty()) {
        Path file = Path.of(folder).resolve(reference).normalize();
        String components = file.toString().replace("problems", "examples");
        object.put("$ref", "#/components/" + components.replace(".yaml", ""));
      }
      if (object.has("externalValue")) {
        String vector = object.remove("externalValue").asText();
        object.set("value", Contract.read(Contract.SOURCES.resolve(folder).resolve(vector)));
      }
      object.properties().forEach(member -> member.setValue(resolve(member.getValue(), folder)));
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, resolve(array.get(i), folder));
      }
    }
    return node;
  }

  /** Sorts `required` like the parser; its order is irrelevant. */
  private static JsonNode sorted(JsonNode schema) {
    if (schema.path("required") instanceof ArrayNode required) {
      var names =
          StreamSupport.stream(required.spliterator(), false)
              .sorted(Comparator.comparing(JsonNode::asText))
              .toList();
      required.removeAll().addAll(names);
    }
    return schema;
  }
}
