package io.cloudplans.organizationusers.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The examples and the table of the README. */
class ReadmeTest {
  private final String readme = readme();

  private static String readme() {
    try {
      return Files.readString(Path.of("README.md"), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void planShouldPrintTheExampleOfTheReadme() throws IOException {
    try (TestServer server = new TestServer()) {
      assertThat(server.cli().withInput(block("csv")).run("plan", "42", "-").out())
          .isEqualTo(block("text"));
    }
  }

  @Test
  void readmeShouldListEveryExitCode() {
    ExitCode.table()
        .forEach(
            (code, meaning) -> assertThat(readme).contains("\n|" + code + " | " + meaning + " |"));
  }

  private String block(String language) {
    String fence = "```" + language + "\n";
    int start = readme.indexOf(fence) + fence.length();
    assertThat(start).isGreaterThan(fence.length());
    return readme.substring(start, readme.indexOf("```", start));
  }
}
