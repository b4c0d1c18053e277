package io.cloudplans.organizationusers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the stems of files, which become the names of components and classes. */
class NameTest {
  private static final String PASCAL_CASE = "[A-Z][A-Za-z]*";

  @ParameterizedTest
  @CsvSource({
    "schemas, schemas, " + PASCAL_CASE,
    "parameters, parameters, " + PASCAL_CASE,
    "headers, headers, " + PASCAL_CASE,
    "responses, responses, " + PASCAL_CASE,
    "problems, examples, [a-z]+(-[a-z]+)*"
  })
  void stemsShouldBeTheNamesOfTheComponents(String folder, String components, String pattern) {
    assertThat(Contract.folder(folder).keySet())
        .allMatch(stem -> stem.matches(pattern))
        .containsExactlyInAnyOrderElementsOf(
            Contract.resolved().at("/components/" + components).properties().stream()
                .map(Map.Entry::getKey)
                .toList());
  }

  /** Checks that no stems are equal on a case-insensitive file system. */
  @Test
  void schemaStemsShouldDifferInMoreThanCase() {
    assertThat(Contract.folder("schemas").keySet().stream().map(String::toUpperCase))
        .doesNotHaveDuplicates();
  }

  @Test
  void operationFilesShouldBeTheLastSegmentsOfTheirPathsInTheFolderOfTheirTag() {
    Map<String, String> references =
        Contract.read(Contract.SOURCES.resolve("openapi.yaml")).path("paths").properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().path("$ref").asText()));

    assertThat(Contract.operations())
        .hasSameSizeAs(references.keySet())
        .allSatisfy(
            operation -> {
              String tag = operation.node().at("/tags/0").asText();
              assertThat(references.get(operation.path()))
                  .isEqualTo(tag + "/" + operation.folder() + ".yaml");
              assertThat(operation.id()).startsWith(operation.folder() + "User");
              assertThat(Contract.VECTORS.resolve(operation.folder())).isDirectory();
            });
  }

  /** Checks that a response does not declare a header by the component of another header. */
  @Test
  void headersShouldReferToTheComponentsOfTheirNames() {
    assertThat(Contract.folder("responses").values())
        .flatMap(response -> response.path("headers").properties())
        .allSatisfy(
            header ->
                assertThat(header.getValue().path("$ref").asText())
                    .matches(
                        "(?i)../headers/%s(NoStore|Private)?.yaml"
                            .formatted(header.getKey().replaceFirst("^X-", "").replace("-", ""))));
  }

  @Test
  void noSourceShouldBeUnused() {
    Stream<String> texts =
        Contract.sources().stream()
            .flatMap(file -> Contract.read(file).findValuesAsText("$ref").stream());
    var used =
        texts.map(reference -> reference.replaceFirst(".*/", "")).collect(Collectors.toSet());

    assertThat(Contract.sources())
        .filteredOn(file -> !file.endsWith("openapi.yaml"))
        .allMatch(file -> used.contains(file.getFileName().toString()));
  }
}
