package io.cloudplans.organizationusers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Checks the headers, the media type and the examples of each response. */
class ResponseTest {
  static final List<Operation> OPERATIONS = Contract.operations();

  private static final Set<String> EVERY =
      Set.of("X-Request-Id", "Cache-Control", "RateLimit", "RateLimit-Policy");
  private static final Set<String> OPTIONAL = Set.of("Link", "RateLimit", "RateLimit-Policy");

  /** The further headers of a status, or of a status of an operation. */
  private static final Map<String, Set<String>> BESIDES =
      Map.of(
          "listUsers 200", Set.of("ETag", "Link", "Vary"),
          "listUsers 304", Set.of("ETag", "Vary"),
          "addUser 200", Set.of("ETag"),
          "updateUser 200", Set.of("ETag"),
          "removeUser 200", Set.of("ETag"),
          "401", Set.of("WWW-Authenticate"),
          "405", Set.of("Allow"),
          "429", Set.of("Retry-After"),
          "503", Set.of("Retry-After"));

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void successStatusesShouldBe200AndForAList304(Operation operation) {
    assertThat(operation.responses().keySet())
        .filteredOn(status -> status.compareTo("400") < 0)
        .containsExactlyElementsOf(
            operation.method().equals("get") ? List.of("200", "304") : List.of("200"));
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void responseShouldHaveItsHeaders(Operation operation) {
    operation
        .responses()
        .forEach(
            (status, response) -> {
              Set<String> expected = new TreeSet<>(EVERY);
              expected.addAll(BESIDES.getOrDefault(status, Set.of()));
              expected.addAll(BESIDES.getOrDefault(operation.id() + " " + status, Set.of()));
              assertThat(headers(response).keySet())
                  .as(status)
                  .containsExactlyInAnyOrderElementsOf(expected);
            });
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void headersShouldBeRequiredExceptTheOptionalOnes(Operation operation) {
    operation
        .responses()
        .forEach(
            (status, response) ->
                headers(response)
                    .forEach(
                        (name, header) ->
                            assertThat(header.path("required").asBoolean())
                                .as("%s %s", status, name)
                                .isNotEqualTo(OPTIONAL.contains(name))));
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void onlyTheRosterShouldBeCached(Operation operation) {
    operation
        .responses()
        .forEach(
            (status, response) -> {
              boolean roster = operation.id().equals("listUsers") && status.compareTo("400") < 0;
              assertThat(Contract.target(response.at("/headers/Cache-Control")).at("/schema/enum"))
                  .as(status)
                  .hasToString(roster ? "[\"private, no-cache\"]" : "[\"no-store\"]");
            });
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void contentShouldHaveOneMediaTypeASchemaAndNamedExamples(Operation operation) {
    Map<String, String> mediaTypes = new HashMap<>(Map.of("304", ""));
    mediaTypes.put("200", "application/json");
    operation
        .responses()
        .forEach(
            (status, response) -> {
              JsonNode content = response.path("content");
              assertThat(
                      content.properties().stream()
                          .map(Map.Entry::getKey)
                          .collect(Collectors.joining(",")))
                  .as(status)
                  .isEqualTo(mediaTypes.getOrDefault(status, "application/problem+json"));
              assertThat(content).allMatch(media -> media.at("/schema/$ref").isTextual());
              assertThat(content).allMatch(media -> !media.path("examples").isEmpty());
            });
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void requestBodyShouldBeRequiredJsonWithANamedExample(Operation operation) {
    JsonNode body = operation.node().path("requestBody");
    assertThat(body.path("required").asBoolean()).isEqualTo(!body.isMissingNode());
    assertThat(body.path("content").properties())
        .allMatch(media -> media.getKey().equals("application/json"))
        .allMatch(media -> !media.getValue().path("examples").isEmpty());
  }

  private static Map<String, JsonNode> headers(JsonNode response) {
    return response.path("headers").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> Contract.target(e.getValue())));
  }
}
