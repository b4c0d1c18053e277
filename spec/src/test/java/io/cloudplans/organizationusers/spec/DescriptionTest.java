package io.cloudplans.organizationusers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that every part of the contract is described, in sentences without placeholders. */
class DescriptionTest {
  static final List<Operation> OPERATIONS = Contract.operations();

  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?i)<description|\\b(todo|tbd|fixme|xxx|lorem ipsum|n/a)\\b|\\.\\.\\.");

  @ParameterizedTest
  @ValueSource(strings = {"schemas", "parameters", "headers", "responses", "problems"})
  void componentShouldBeDescribed(String folder) {
    assertThat(Contract.folder(folder))
        .allSatisfy((stem, source) -> assertSentences(stem, source.path("description")));
  }

  @Test
  void memberShouldBeDescribedWhenItsSchemaIsInline() {
    assertThat(Contract.folder("schemas"))
        .allSatisfy(
            (stem, source) ->
                assertThat(source.path("properties").properties())
                    .filteredOn(member -> !member.getValue().has("$ref"))
                    .allSatisfy(
                        member ->
                            assertSentences(
                                stem + "/" + member.getKey(),
                                member.getValue().path("description"))));
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void operationShouldHaveASummaryAndADescription(Operation operation) {
    assertThat(operation.node().path("summary").asText()).isNotBlank().doesNotEndWith(".");
    assertSentences("description", operation.node().path("description"));
    if (operation.node().has("requestBody")) {
      assertSentences("requestBody", operation.node().at("/requestBody/description"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/info/description",
        "/tags/0/description",
        "/servers/0/description",
        "/components/securitySchemes/bearer/description"
      })
  void documentShouldBeDescribed(String pointer) {
    assertSentences(pointer, Contract.resolved().at(pointer));
  }

  @Test
  void problemShouldHaveATitle() {
    assertThat(Contract.folder("problems").values())
        .extracting(problem -> problem.path("summary").asText())
        .doesNotHaveDuplicates()
        .allMatch(title -> title.matches("[A-Z][^.]*[^. ]"));
  }

  @Test
  void noTextShouldBeAPlaceholder() {
    Stream<String> texts =
        Stream.of("summary", "description", "title", "detail")
            .flatMap(key -> Contract.resolved().findValues(key).stream())
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText);

    assertThat(texts)
        .hasSizeGreaterThan(100)
        .noneMatch(String::isBlank)
        .noneMatch(text -> PLACEHOLDER.matcher(text).find());
  }

  private static void assertSentences(String location, JsonNode description) {
    assertThat(description.asText().strip()).as(location).hasSizeGreaterThan(9).endsWith(".");
  }
}
