package io.cloudplans.organizationusers.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.conformance.cases.Case;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zip for teams without Maven, unpacked. */
@Tag("conformance")
class DistributionIT {
  @TempDir Path folder;

  private Path home;

  @BeforeEach
  void unpack() throws IOException {
    Path zip = Path.of(System.getProperty("conformance.zip"));
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path target = folder.resolve(entry.getName());
        if (!entry.isDirectory()) {
          Files.createDirectories(target.getParent());
          Files.copy(in, target);
        }
      }
    }
    home = folder.resolve(zip.getFileName().toString().replace(".zip", ""));
  }

  @Test
  void scriptShouldRunTheKit() throws IOException {
    assertThat(run("--help")).contains("Exit codes:", "--profile");
    assertThat(run("--list").lines().toList())
        .isEqualTo(Kit.cases("*").stream().map(Case::id).toList());
    assertThat(run("init")).contains("Fill in conformance.yaml");
    assertThat(folder.resolve("conformance.yaml")).isNotEmptyFile();
  }

  @Test
  void folderShouldHaveTheFilesThatItsReadmeNames() throws IOException {
    assertThat(Files.readString(home.resolve("README.md")).lines().count()).isLessThan(60);
    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files.filter(Files::isRegularFile).map(home::relativize).map(Path::toString))
          .containsExactlyInAnyOrder(
              "LICENSE",
              "README.md",
              "bin/organization-users-conformance",
              "bin/organization-users-conformance.bat",
              "ci/Jenkinsfile",
              "ci/github-actions.yml",
              "ci/gitlab-ci.yml",
              "lib/organization-users-conformance.jar",
              "samples/demo.yaml",
              "samples/token-command.yaml");
    }
  }

  private String run(String... arguments) throws IOException {
    List<String> command =
        Stream.concat(
                Stream.of("sh", home.resolve("bin/organization-users-conformance").toString()),
                Arrays.stream(arguments))
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    try (InputStream out = process.getInputStream()) {
      String output = new String(out.readAllBytes(), UTF_8);
      assertThat(process.onExit().join().exitValue()).as(output).isZero();
      return output;
    }
  }
}
