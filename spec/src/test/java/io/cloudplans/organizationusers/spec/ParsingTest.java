package io.cloudplans.organizationusers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that a strict parser accepts every form of the contract without messages. */
class ParsingTest {
  static Stream<Path> documents() {
    return Stream.of(
        Contract.SOURCES.resolve("openapi.yaml"),
        Contract.RESOLVED.resolve("openapi/openapi.yaml"),
        Contract.RESOLVED.resolve("openapi.yaml"),
        Contract.RESOLVED.resolve("openapi.json"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void parserShouldHaveNoMessage(Path document) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);

    var parsed = new OpenAPIV3Parser().readLocation(document.toString(), null, options);

    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.0.3");
    assertThat(parsed.getOpenAPI().getPaths()).hasSize(4);
  }
}
