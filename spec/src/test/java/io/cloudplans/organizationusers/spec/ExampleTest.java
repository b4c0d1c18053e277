package io.cloudplans.organizationusers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Checks that each example and default matches its schema, and that examples are real. */
class ExampleTest {
  /** A value at a location that must match a schema. */
  record Sample(String location, String schema, JsonNode value) {
    @Override
    public String toString() {
      return location;
    }
  }

  static final List<Sample> SAMPLES = new ArrayList<>();
  static final List<Sample> EXAMPLES;

  private static final Pattern MEMBER = Pattern.compile("/properties/([^/]+)/example$");
  private static final List<String> VALUES = List.of("value", "default", "example", "enum");
  private static final String RECORDED = Contract.recorded();
  private static final ContractSchemas SCHEMAS = new ContractSchemas(Contract.resolved());

  static {
    collect("", Contract.resolved());
    EXAMPLES = SAMPLES.stream().filter(sample -> !sample.location().endsWith("/default")).toList();
  }

  @Test
  void everyKindOfPlaceShouldHaveSamples() {
    assertThat(SAMPLES)
        .extracting(Sample::location)
        .contains(
            "/components/schemas/OrganizationId/example",
            "/components/schemas/Problem/properties/status/example",
            "/components/schemas/AddUserRequest/properties/state/default",
            "/components/parameters/ActionUsers/schema/default",
            "/components/parameters/OrganizationIdQuery/example",
            "/components/headers/ETag/example",
            "/components/responses/Roster/content/application~1json/examples/reference",
            "/components/responses/BadRequest/content/application~1problem+json/examples/invalid-request",
            "/paths/~1v1~1organizations~1users~1add/post/requestBody/content/application~1json/examples/reference");
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void sampleShouldMatchItsSchema(Sample sample) {
    assertThat(SCHEMAS.faults(sample.schema(), sample.value())).isEmpty();
  }

  /** The server replays the recorded exchanges, so a recorded example is true. */
  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void exampleShouldBeRecorded(Sample sample) {
    Matcher member = MEMBER.matcher(sample.location());
    if (sample.location().startsWith("/components/headers/")) {
      assertThat(RECORDED).contains(": " + sample.value().asText() + "\n");
    } else {
      String name = member.find() ? "\"" + member.group(1) + "\":" : "";
      assertThat(compact(RECORDED)).contains(compact(name + sample.value()));
    }
  }

  private static String compact(String text) {
    return text.replaceAll("\\s", "");
  }

  @Test
  void examplesOfTheMembersOfAProblemShouldBeOneProblem() {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    Contract.resolved()
        .at("/components/schemas/Problem/properties")
        .properties()
        .forEach(member -> problem.set(member.getKey(), member.getValue().get("example")));

    assertThat(RECORDED).contains(problem.without(List.of("errors")).toString());
  }

  /**
   * Checks that filters have no examples: the pages would fill them into requests and filter the
   * list.
   */
  @Test
  void optionalParameterShouldHaveNoExample() {
    assertThat(Contract.operations())
        .flatMap(Operation::parameters)
        .filteredOn(parameter -> !parameter.path("required").asBoolean())
        .allSatisfy(
            parameter -> {
              assertThat(parameter.has("example")).isFalse();
              assertThat(Contract.target(parameter.path("schema")).has("example")).isFalse();
            });
  }

  private static void collect(String location, JsonNode node) {
    boolean typed = node.has("schema");
    for (String name : List.of("example", "default")) {
      if (node.has(name) && !location.endsWith("/properties")) {
        String schema = typed ? location + "/schema" : location;
        SAMPLES.add(new Sample(location + "/" + name, schema, node.get(name)));
      }
    }
    if (typed) {
      node.path("examples")
          .properties()
          .forEach(
              named ->
                  SAMPLES.add(
                      new Sample(
                          location + "/examples/" + named.getKey(),
                          location + "/schema",
                          Contract.target(named.getValue()).path("value"))));
    }
    node.properties().stream()
        .filter(child -> !VALUES.contains(child.getKey()))
        .forEach(
            child ->
                collect(
                    location + "/" + child.getKey().replace("~", "~0").replace("/", "~1"),
                    child.getValue()));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(location + "/" + i, node.get(i));
    }
  }
}
