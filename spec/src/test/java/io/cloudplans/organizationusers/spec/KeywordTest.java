package io.cloudplans.organizationusers.spec;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Checks that schemas use only keywords that the generators and the validator support. A generator
 * silently drops others (anyOf, oneOf, not, ...), so check a new keyword in the stub, the client
 * and the server's validation before adding it here.
 */
class KeywordTest {
  static final List<Operation> OPERATIONS = Contract.operations();

  private static final Set<String> NUMBERS = Set.of("integer", "number");
  private static final Set<String> NOTES = Set.of("description", "example", "default");

  private static final Set<String> KEYWORDS =
      Set.of(
          "type",
          "format",
          "enum",
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "required",
          "properties",
          "additionalProperties",
          "$ref");

  private static final Set<String> REQUEST_KEYWORDS = with("minProperties", "allOf");
  private static final Set<String> RESPONSE_KEYWORDS = with("items", "maxItems");

  private static Set<String> with(String... more) {
    return Stream.concat(KEYWORDS.stream(), Stream.of(more)).collect(toUnmodifiableSet());
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void requestShouldUseOnlyKnownKeywords(Operation operation) {
    Stream<JsonNode> schemas =
        Stream.concat(
            operation.parameters().stream().map(parameter -> parameter.path("schema")),
            operation.node().path("requestBody").findValues("schema").stream());

    assertThat(keywords(schemas)).isSubsetOf(REQUEST_KEYWORDS);
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void responsesShouldUseOnlyKnownKeywords(Operation operation) {
    Stream<JsonNode> schemas =
        operation.responses().values().stream()
            .flatMap(
                response ->
                    Stream.concat(
                        response.path("content").findValues("schema").stream(),
                        response.path("headers").properties().stream()
                            .map(header -> Contract.target(header.getValue()).path("schema"))));

    assertThat(keywords(schemas)).isSubsetOf(RESPONSE_KEYWORDS);
  }

  /** Checks that members such as {@code explode} are not new to the generators and the server. */
  @ParameterizedTest
  @CsvSource({
    "parameters, name in required description schema example",
    "headers,    required description schema example examples",
    "responses,  description headers content",
    "examples,   summary description value x-retry"
  })
  void componentShouldHaveKnownMembersOnly(String kind, String known) {
    assertThat(Contract.resolved().at("/components/" + kind))
        .isNotEmpty()
        .allSatisfy(component -> assertThat(members(component)).isSubsetOf(known.split(" ")));
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void operationShouldHaveKnownMembersOnly(Operation operation) {
    assertThat(members(operation.node()))
        .isSubsetOf(
            "operationId",
            "tags",
            "summary",
            "description",
            "x-authorization",
            "parameters",
            "requestBody",
            "responses");
    assertThat(members(operation.node().path("requestBody")))
        .isSubsetOf("required", "description", "content");
    assertThat(Contract.resolved().findValues("content"))
        .allSatisfy(
            content ->
                assertThat(content)
                    .allSatisfy(
                        media -> assertThat(members(media)).containsOnly("schema", "examples")));
  }

  private static List<String> members(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** Checks that {@code allOf} occurs only where a reference needs a default. */
  @Test
  void allOfShouldWrapOneReference() {
    assertThat(Contract.resolved().findValues("allOf"))
        .allMatch(all -> all.size() == 1 && all.get(0).has("$ref"));
  }

  /** Checks that references have no siblings, which OpenAPI 3.0 ignores. */
  @Test
  void referenceShouldStandAlone() {
    assertThat(Contract.resolved().findParents("$ref")).allMatch(parent -> parent.size() == 1);
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void requestBodyShouldBeAnObject(Operation operation) {
    assertThat(operation.node().path("requestBody").findValues("schema"))
        .map(Contract::target)
        .allMatch(schema -> schema.path("type").asText().equals("object"));
  }

  /** Checks that later versions may add members to problems and to nothing else. */
  @Test
  void objectShouldBeClosedUnlessItIsInAProblem() {
    Set<String> open = new TreeSet<>();
    addReachable("Problem", open);

    assertThat(Contract.folder("schemas"))
        .allSatisfy(
            (stem, schema) ->
                assertThat(schema.path("additionalProperties").toString())
                    .isEqualTo(schema.has("properties") && !open.contains(stem) ? "false" : ""));
  }

  private static void addReachable(String stem, Set<String> stems) {
    if (stems.add(stem)) {
      Contract.source("schemas", stem)
          .findValuesAsText("$ref")
          .forEach(file -> addReachable(file.replace(".yaml", ""), stems));
    }
  }

  /** Checks formats, which the validator ignores and the generators turn into types of Java. */
  @Test
  void numbersShouldBeInt32AndNothingElseShouldHaveAFormat() {
    JsonNode contract = Contract.resolved();
    Stream<JsonNode> numbers =
        contract.findParents("type").stream()
            .filter(schema -> NUMBERS.contains(schema.path("type").asText()));

    assertThat(Stream.concat(numbers, contract.findParents("format").stream()))
        .isNotEmpty()
        .allMatch(schema -> schema.path("type").asText().equals("integer"))
        .allMatch(schema -> schema.path("format").asText().equals("int32"));
  }

  /** Checks that patterns are anchored at both ends; otherwise a matching part would suffice. */
  @Test
  void patternsShouldBeAnchored() {
    assertThat(Contract.resolved().findValuesAsText("pattern"))
        .isNotEmpty()
        .allMatch(pattern -> pattern.startsWith("^") && pattern.endsWith("$"));
  }

  /** Checks that patterns need no look-around and back-reference, which RE2, Go and Rust lack. */
  @Test
  void patternsShouldCompileInRe2() {
    assertThat(Contract.resolved().findValuesAsText("pattern"))
        .allSatisfy(
            pattern -> assertThatCode(() -> Pattern.compile(pattern)).doesNotThrowAnyException());
  }

  private static Set<String> keywords(Stream<JsonNode> schemas) {
    Set<String> keywords = new TreeSet<>();
    schemas.forEach(schema -> collect(schema, keywords));
    keywords.removeAll(NOTES);
    assertThat(keywords).contains("type");
    return keywords;
  }

  private static void collect(JsonNode schema, Set<String> keywords) {
    schema.properties().stream().map(Map.Entry::getKey).forEach(keywords::add);
    if (schema.has("$ref")) {
      collect(Contract.target(schema), keywords);
    }
    schema.path("properties").forEach(member -> collect(member, keywords));
    schema.path("allOf").forEach(part -> collect(part, keywords));
    if (schema.has("items")) {
      collect(schema.path("items"), keywords);
    }
  }
}
