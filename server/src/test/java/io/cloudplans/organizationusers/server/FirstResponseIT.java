package io.cloudplans.organizationusers.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.cluster.Distribution;
import io.cloudplans.organizationusers.server.cluster.PostgresNode;
import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive's README, step by step. */
@Tag("operator")
@Timeout(300)
class FirstResponseIT {
  private static final Pattern STEP = Pattern.compile("(?s)```sh\n(.*?)```");

  @TempDir Path folder;

  @Test
  void listShouldSucceedOverTlsWhenTheStepsOfTheReadmeAreFollowed() throws IOException {
    Distribution distribution = Distribution.in(folder);
    String readme = Files.readString(distribution.file("README.md"));
    String section = readme.split("\n## ", -1)[1];
    assertThat(section).startsWith("A first response over TLS");
    String steps =
        STEP.matcher(section).results().map(step -> step.group(1)).collect(Collectors.joining());
    Path script =
        Files.writeString(
            folder.resolve("steps.sh"),
            "set -e\ntrap 'kill $(jobs -p)' EXIT\n"
                + steps.replace("8443", String.valueOf(PostgresNode.freePort())));

    try (Program program =
        Program.server(
            distribution.home(),
            Map.of("JAVA_HOME", System.getProperty("java.home")),
            List.of("bash", script.toString()))) {
      Eventually.holds("the end", Duration.ofMinutes(4), () -> !program.isAlive());

      assertThat(program.output())
          .contains(
              "HTTP/1.1 200 OK",
              "{\"status\":200,\"users\":[{\"email\":\"boss@example.com\",\"role\":\"owner\"");
      assertThat(distribution.file("try")).doesNotExist();
    }
  }
}
