package io.cloudplans.organizationusers.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Minimal servers in other languages. A full run reports what they lack. */
@Tag("conformance")
class OtherLanguagesIT {
  private static final String LISTENING = "Listening on ";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"python3, server.py", "node, server.js"})
  void runShouldReportWhatTheServerLacks(String program, String file) throws IOException {
    Process server = started(program, Path.of("src/test/resources/servers", file));
    try {
      String line = server.inputReader(StandardCharsets.UTF_8).readLine();
      assertThat(line).startsWith(LISTENING);
      TestKey.in(folder);
      Files.writeString(
          folder.resolve("conformance.yaml"),
          """
          base-url: %s
          tokens: {key: {file: key.jwk, issuer: i, audience: a}}
          organizations: {existing: {main: "42"}}
          timeout-seconds: 2
          """
              .formatted(line.substring(LISTENING.length())));

      KitProgram.Result result = KitProgram.run(folder);

      assertThat(result.exitCode()).as(result.output()).isEqualTo(1);
      JsonNode statement =
          new JsonMapper().readTree(folder.resolve("conformance-report/conformance.json").toFile());
      assertThat(statement.path("ended").asText()).isEmpty();
      assertThat(statement.path("results").size()).isEqualTo(Kit.cases("*").size());
      assertThat(statement.path("results"))
          .filteredOn(testCase -> testCase.path("id").asText().equals("reference.list"))
          .first()
          .satisfies(testCase -> assertThat(testCase.path("outcome").asText()).isEqualTo("passed"));
    } finally {
      server.destroyForcibly();
      server.onExit().join();
    }
  }

  private static Process started(String program, Path file) {
    try {
      return new ProcessBuilder(program, file.toString())
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      return abort(program + " is absent");
    }
  }
}
