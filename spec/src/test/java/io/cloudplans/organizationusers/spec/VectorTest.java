package io.cloudplans.organizationusers.spec;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Checks that the published reference's requests and responses match the contract. */
class VectorTest {
  static final List<Operation> OPERATIONS = Contract.operations();

  private static final ContractSchemas SCHEMAS = new ContractSchemas(Contract.resolved());

  /** Checks the request lines of the reference, except for the organization's id. */
  @ParameterizedTest
  @CsvSource({
    "list,   GET /v1/organizations/users/list?action=users&org_id=42",
    "add,    POST /v1/organizations/users/add?action=add_user",
    "update, POST /v1/organizations/users/update?action=update_user",
    "remove, POST /v1/organizations/users/remove?action=remove_user"
  })
  void requestShouldBeThatOfTheReference(String folder, String line) {
    assertThat(Contract.VECTORS.resolve(folder).resolve("request.http"))
        .hasContent(line + "\nContent-Type: application/json\nAuthorization: Bearer <token>\n");
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void requestLineShouldMatchTheParametersOfTheOperation(Operation operation) throws IOException {
    String[] line = Files.readAllLines(vector(operation, "request.http")).get(0).split("[ ?]", -1);
    assertThat(line[0]).isEqualToIgnoringCase(operation.method());
    assertThat(line[1]).isEqualTo(operation.path());

    Map<String, String> references =
        StreamSupport.stream(operation.node().path("parameters").spliterator(), false)
            .collect(
                toMap(
                    parameter -> Contract.target(parameter).path("name").asText(),
                    parameter -> parameter.path("$ref").asText().substring(1)));
    for (String pair : line[2].split("&", -1)) {
      String[] parameter = pair.split("=", -1);
      assertThat(references).containsKey(parameter[0]);
      String schema = references.get(parameter[0]) + "/schema";
      assertThat(SCHEMAS.faults(schema, TextNode.valueOf(parameter[1]))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"add, AddUserRequest", "update, UpdateUserRequest", "remove, RemoveUserRequest"})
  void requestBodyShouldMatchItsSchemaAndUseEveryMember(String folder, String schema) {
    JsonNode request = Contract.read(Contract.VECTORS.resolve(folder).resolve("request.json"));
    String pointer = "/components/schemas/" + schema;

    assertThat(SCHEMAS.faults(pointer, request)).isEmpty();
    assertThat(members(request))
        .containsExactlyElementsOf(members(Contract.resolved().at(pointer + "/properties")));
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void responseShouldBeCompactAndHaveExactlyTheMembersInOrder(Operation operation)
      throws IOException {
    Path file = vector(operation, "response.json");
    JsonNode response = Contract.read(file);
    String content = operation.pointer() + "/responses/200";
    JsonNode media =
        Contract.target(Contract.resolved().at(content)).at("/content/application~1json");

    assertThat(Files.readString(file)).isEqualTo(response.toString());
    assertThat(SCHEMAS.faults(media.at("/schema/$ref").asText().substring(1), response)).isEmpty();
    assertSameOrder(response, media.path("schema"));
  }

  /** Checks that a success body never changes: no member more or less, no other kind of value. */
  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void responseShouldNotFitWhenItDiffersInOnePlace(Operation operation) {
    String schema =
        Contract.target(operation.node().at("/responses/200"))
            .at("/content/application~1json/schema/$ref")
            .asText()
            .substring(1);

    assertThat(variants(Contract.read(vector(operation, "response.json"))))
        .hasSizeGreaterThan(4)
        .allSatisfy(variant -> assertThat(SCHEMAS.faults(schema, variant)).isNotEmpty());
  }

  private static List<JsonNode> variants(JsonNode value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value.isValueNode()) {
      return List.of(
          nodes.textNode("x"), nodes.numberNode(0), nodes.nullNode(), nodes.objectNode());
    }
    List<JsonNode> variants = new ArrayList<>();
    if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        for (JsonNode variant : variants(array.get(i))) {
          ArrayNode copy = array.deepCopy();
          copy.set(i, variant);
          variants.add(copy);
        }
      }
    }
    if (value instanceof ObjectNode object) {
      variants.add(object.deepCopy().put("more", true));
      for (var member : object.properties()) {
        variants.add(object.deepCopy().without(member.getKey()));
        variants(member.getValue())
            .forEach(variant -> variants.add(object.deepCopy().set(member.getKey(), variant)));
      }
    }
    return variants;
  }

  @Test
  void examplesShouldBeTheVectors() {
    JsonNode examples = Contract.resolved();
    Map<String, String> locations =
        Map.of(
            "add/request.json", "/paths/~1v1~1organizations~1users~1add/post/requestBody",
            "update/request.json", "/paths/~1v1~1organizations~1users~1update/post/requestBody",
            "remove/request.json", "/paths/~1v1~1organizations~1users~1remove/post/requestBody",
            "list/response.json", "/components/responses/Roster",
            "add/response.json", "/components/responses/Acknowledged");

    locations.forEach(
        (vector, location) ->
            assertThat(
                    examples.at(location + "/content/application~1json/examples/reference/value"))
                .isEqualTo(Contract.read(Contract.VECTORS.resolve(vector))));
  }

  /** Checks that the responses of the three writes are equal, because they share an example. */
  @Test
  void writesShouldHaveTheSameResponse() {
    assertThat(Stream.of("add", "update", "remove"))
        .map(folder -> Contract.VECTORS.resolve(folder).resolve("response.json"))
        .allSatisfy(file -> assertThat(file).content().isEqualTo("{\"status\":200}"));
  }

  private static void assertSameOrder(JsonNode value, JsonNode reference) {
    JsonNode schema = Contract.target(reference);
    if (value.isArray()) {
      value.forEach(item -> assertSameOrder(item, schema.path("items")));
    } else if (value.isObject()) {
      assertThat(members(value)).containsExactlyElementsOf(members(schema.path("properties")));
      value
          .properties()
          .forEach(
              member ->
                  assertSameOrder(
                      member.getValue(), schema.path("properties").path(member.getKey())));
    }
  }

  private static Path vector(Operation operation, String file) {
    return Contract.VECTORS.resolve(operation.folder()).resolve(file);
  }

  private static List<String> members(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
