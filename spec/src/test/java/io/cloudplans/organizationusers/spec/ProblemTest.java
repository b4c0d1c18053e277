package io.cloudplans.organizationusers.spec;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Checks that problem types, their files and the responses agree with each other. */
class ProblemTest {
  static final List<ProblemTable.Row> ROWS = ProblemTable.ROWS;
  static final List<Operation> OPERATIONS = Contract.operations();

  @Test
  void filesShouldBeThoseOfTheTable() {
    assertThat(Contract.folder("problems").keySet())
        .containsExactlyInAnyOrderElementsOf(ROWS.stream().map(ProblemTable.Row::slug).toList());
  }

  @ParameterizedTest
  @FieldSource("ROWS")
  void problemShouldAgreeWithItsFileName(ProblemTable.Row row) {
    JsonNode problem = Contract.source("problems", row.slug());

    assertThat(problem.at("/value/type").asText()).isEqualTo("/problems/" + row.slug());
    assertThat(problem.at("/value/title")).isEqualTo(problem.path("summary"));
    assertThat(problem.at("/value/status").asText()).isEqualTo(row.status());
    assertThat(problem.path("value").has("errors")).isEqualTo(row.status().equals("400"));
  }

  @ParameterizedTest
  @FieldSource("ROWS")
  void problemShouldDeclareTheRetryRuleOfItsStatus(ProblemTable.Row row) {
    String expected =
        switch (row.status()) {
          case "408", "429" -> "always";
          case "500", "503" -> "with-key";
          default -> "";
        };
    assertThat(Contract.source("problems", row.slug()).path("x-retry").asText())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void operationShouldDeclareExactlyItsProblems(Operation operation) {
    Map<String, Set<String>> expected =
        ROWS.stream()
            .filter(row -> row.operations().contains(operation.id()))
            .collect(
                groupingBy(
                    ProblemTable.Row::status,
                    TreeMap::new,
                    mapping(ProblemTable.Row::slug, toSet())));
    Map<String, Set<String>> declared = new TreeMap<>();
    operation
        .responses()
        .forEach(
            (status, response) -> {
              JsonNode examples = response.at("/content/application~1problem+json/examples");
              if (!examples.isMissingNode()) {
                declared.put(
                    status, examples.properties().stream().map(Map.Entry::getKey).collect(toSet()));
              }
            });

    assertThat(declared).isEqualTo(expected);
  }

  @Test
  void examplesShouldBeNamedAfterTheProblemTheyShow() {
    Contract.folder("responses")
        .forEach(
            (stem, response) ->
                response
                    .at("/content/application~1problem+json/examples")
                    .properties()
                    .forEach(
                        example ->
                            assertThat(example.getValue().path("$ref").asText())
                                .as(stem)
                                .isEqualTo("../problems/" + example.getKey() + ".yaml")));
  }
}
