package io.cloudplans.organizationusers.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void serverShouldConformOnSqlite() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder, "--rate-limit", "off")) {
      KitProgram.Ended ended = run(server, "--seed", "1");

      assertThat(ended.exitCode()).as(ended.output()).isZero();
      assertThat(ended.output()).contains("CONFORMS: ");
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
    }
  }

  @Tag("conformance")
  @ParameterizedTest
  @ValueSource(strings = {"2", "3", "4"})
  void serverShouldConformInAnyOrderAtItsUsualRate(String seed) throws IOException {
    try (ServerProcess server = ServerProcess.start(folder)) {
      KitProgram.Ended ended = run(server, "--seed", seed);

      assertThat(ended.exitCode()).as(ended.output()).isZero();
    }
  }

  @Tag("conformance")
  @Test
  void serverShouldConformInTheFullProfile() throws IOException {
    try (ServerProcess server = ServerProcess.start(folder, "--rate-limit", "off")) {
      KitProgram.Ended ended = run(server, "--profile", "full");

      assertThat(ended.exitCode()).as(ended.output()).isZero();
    }
  }

  @Test
  void deviationShouldBeCountedAndAStaleOneFail() throws IOException {
    try (ServerProcess server = ServerProcess.start(folder)) {
      configure(server, "deviations: [{cases: reference.list, reason: r, until: 2999-01-01}]");
      KitProgram.Ended ended =
          KitProgram.run(
              folder,
              "--config",
              "kit.yaml",
              "--base-url",
              server.address(),
              "--only",
              "reference.l*");

      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.output())
          .contains("No case of the deviation reference.list fails: delete it.");
    }
  }

  private KitProgram.Ended run(ServerProcess server, String... options) throws IOException {
    configure(server, "");
    String[] all = new String[options.length + 4];
    System.arraycopy(options, 0, all, 4, options.length);
    all[0] = "--config";
    all[1] = "kit.yaml";
    all[2] = "--base-url";
    all[3] = server.address();
    return KitProgram.run(folder, all);
  }

  private void configure(ServerProcess server, String more) throws IOException {
    Files.writeString(
        folder.resolve("kit.yaml"),
        """
        tokens:
          key: {file: key.jwk, issuer: "%s", audience: "%s"}
        organizations:
          create: %s
          mfa: %s
        %s
        """
            .formatted(
                TestKey.ISSUER,
                TestKey.AUDIENCE,
                json(server.createCommand()),
                json(server.mfaCommand()),
                more));
  }

  private static String json(List<String> words) throws IOException {
    return MAPPER.writeValueAsString(words);
  }
}
