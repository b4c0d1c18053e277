package io.cloudplans.organizationusers.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The portal's samples, run with their tools: curl, Node, and Python with requests. */
@Tag("browser")
class PageSamplesIT {
  /** The commands for samples; curl prints the status on a separate line. */
  private static final Map<String, List<String>> TOOLS =
      Map.of(
          "curl",
          List.of("sh", "-ec", "curl() { command curl -sS -w '\\n%{http_code}\\n' \"$@\"; }\n%s"),
          "JavaScript",
          List.of(
              "node",
              "--input-type=module",
              "-e",
              "const { URL: url, TOKEN: token, KEY: key } = process.env;\n%s\nconsole.log(200);"),
          "Python",
          List.of(
              "python3",
              "-c",
              "import os\nurl, token, key = map(os.environ.get, ['URL', 'TOKEN', 'KEY'])\n%s\n"
                  + "print(response.status_code)"));

  private static final Map<String, String> CHECKS =
      Map.of(
          "curl", "curl --version",
          "JavaScript", "node --version",
          "Python", "python3 -c 'import requests'");

  @RegisterExtension static final RunningServer server = new RunningServer().withResetBeforeEach();

  @TempDir Path folder;

  static Stream<Sample> samples() {
    return TOOLS.keySet().stream()
        .flatMap(
            language ->
                Sample.pages().stream().flatMap(page -> Sample.of(page, language).stream()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sampleShouldGetItsResponseWhenItsToolRunsIt(Sample sample) {
    String check = Objects.requireNonNull(CHECKS.get(sample.language()));
    try (Program program = new Program(folder, "sh", "-c", check)) {
      assumeTrue(program.exitCode() == 0, "this machine fails: " + check);
    }
    List<String> command =
        Objects.requireNonNull(TOOLS.get(sample.language())).stream()
            .map(argument -> argument.replace("%s", sample.code()))
            .toList();
    Map<String, String> environment =
        Map.of(
            "URL", server.address(),
            "TOKEN", server.token(RunningServer.OWNER, false),
            "KEY", "a-key");
    try (Program program = new Program(folder, environment, command)) {
      assertThat(program.exitCode()).as(program.allOutput()).isZero();
      assertThat(program.output().lines()).last().isEqualTo(String.valueOf(sample.status()));
    }
  }
}
