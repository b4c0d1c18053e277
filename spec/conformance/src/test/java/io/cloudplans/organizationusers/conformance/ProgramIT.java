package io.cloudplans.organizationusers.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program from outside, on the reference server. */
class ProgramIT {
  private static final JsonMapper MAPPER = new JsonMapper();

  @TempDir Path folder;

  @Test
  void serverShouldConformOnSqliteAndAStaleDeviationShouldFail() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder, "--rate-limit", "off")) {
      Files.writeString(folder.resolve("conformance.yaml"), server.configurationOfExisting());
      KitProgram.Result result = KitProgram.run(folder, "--seed", "1");

      assertThat(result.exitCode()).as(result.output()).isZero();
      assertThat(result.output()).contains("CONFORMS: ");
      Path report = folder.resolve("conformance-report");
      JsonNode statement = MAPPER.readTree(report.resolve("conformance.json").toFile());
      assertThat(statement.path("verdict").asText()).isEqualTo("CONFORMS");
      assertThat(statement.path("results").size()).isEqualTo(Kit.cases("*").size());
      assertThat(
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(report.resolve("conformance.xml").toFile())
                  .getDocumentElement()
                  .getAttribute("failures"))
          .isEqualTo("0");
      assertThat(Files.readString(report.resolve("conformance.html")))
          .startsWith("<!doctype html>")
          .doesNotContain("eyJ");
      assertStaleDeviationFails();
    }
  }

  @Tag("conformance")
  @ParameterizedTest
  @ValueSource(strings = {"2", "3", "4"})
  void serverShouldConformInAnyOrderAtItsUsualRate(String seed) throws IOException {
    try (ServerProcess server = ServerProcess.start(folder)) {
      KitProgram.Result result = run(server, "--seed", seed);

      assertThat(result.exitCode()).as(result.output()).isZero();
    }
  }

  @Tag("conformance")
  @Test
  void serverShouldConformInTheFullProfile() throws IOException {
    try (ServerProcess server = ServerProcess.start(folder, "--rate-limit", "off")) {
      KitProgram.Result result = run(server, "--profile", "full");

      assertThat(result.exitCode()).as(result.output()).isZero();
    }
  }

  private KitProgram.Result run(ServerProcess server, String... options) throws IOException {
    Files.writeString(folder.resolve("conformance.yaml"), server.configuration());
    return KitProgram.run(folder, options);
  }

  private void assertStaleDeviationFails() throws IOException {
    Path configuration = folder.resolve("conformance.yaml");
    Files.writeString(
        configuration,
        Files.readString(configuration)
            + "deviations: [{cases: reference.list, reason: r, until: 2999-01-01}]");
    KitProgram.Result result = KitProgram.run(folder, "--only", "reference.l*");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output())
        .contains("No case of the deviation reference.list fails: delete it.");
  }
}
