package io.cloudplans.organizationusers.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JUnit artifact on the oldest and on the newest supported Jupiter. */
@Tag("conformance")
class JunitIT {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"oldest", "newest"})
  void casesShouldPassAsDynamicTests(String junit) throws IOException {
    try (ServerProcess server = ServerProcess.start(folder, "--rate-limit", "off")) {
      Files.writeString(folder.resolve("conformance.yaml"), server.configurationOfExisting());
      String classPath =
          String.join(
              File.pathSeparator,
              Path.of("target/test-classes").toAbsolutePath().toString(),
              System.getProperty("conformance.jar"));
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-jar",
                  Path.of("target/junit/junit-" + junit + ".jar").toAbsolutePath().toString(),
                  "execute",
                  "--class-path=" + classPath,
                  "--select-class=" + JunitSample.class.getName(),
                  "--details=summary")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);

      assertThat(process.onExit().join().exitValue()).as(output).isZero();
      assertThat(output)
          .contains("[%10d tests found".formatted(Kit.cases("*").size() + 1))
          .contains("[         0 tests failed");
    }
  }
}
