package io.cloudplans.organizationusers.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.cluster.Distribution;
import io.cloudplans.organizationusers.server.cluster.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The distribution, used like an operator does: unpacked, started and stopped. */
class DistributionIT {
  private static final String JAVA = System.getProperty("java.home");

  private static final Distribution distribution = Distribution.unpacked();

  @TempDir Path folder;

  @Test
  void scriptShouldPrintTheCommandsWhenAskedForHelp() {
    try (Program help = distribution.start(folder, "--help")) {
      assertThat(help.exitCode()).isZero();
      assertThat(help.allOutput()).contains("demo", "serve", "org", "history", "migrate", "token");
    }
  }

  @Test
  void demoShouldServeAndEndWithZeroWhenTerminated() throws Exception {
    try (Program demo = distribution.start(folder, "demo", "--port", "0")) {
      assertThat(demo.demoServer().get("/health/ready")).hasBody("{\"status\":\"up\"}");

      demo.terminate();
      assertThat(demo.exitCode()).isZero();
    }
  }

  @Test
  void classDataArchiveShouldReplaceTheArchiveOfAnotherJar() throws IOException {
    Path old = Files.writeString(folder.resolve("organization-users-server-0-0.jsa"), "old");
    Map<String, String> environment =
        Map.of("JAVA_HOME", JAVA, "STATE_DIRECTORY", folder.toString());
    try (Program demo = distribution.start(folder, environment, List.of("demo", "--port", "0"))) {
      assertThat(demo.demoServer().get("/health/ready")).hasBody("{\"status\":\"up\"}");

      demo.terminate();
      assertThat(demo.exitCode()).isZero();
    }

    try (Stream<Path> files = Files.list(folder)) {
      List<Path> archives = files.filter(file -> file.toString().endsWith(".jsa")).toList();
      if (Runtime.version().feature() < 19) {
        assertThat(archives).containsExactly(old);
      } else {
        assertThat(archives).hasSize(1).doesNotContain(old);
      }
    }
  }

  @Test
  void scriptShouldFindJavaOnThePathWhenStartedThroughALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("server"), script());
    Map<String, String> environment =
        Map.of("JAVA_HOME", "", "PATH", JAVA + "/bin:" + System.getenv("PATH"));
    try (Program version =
        Program.server(folder, environment, List.of(link.toString(), "--version"))) {
      assertThat(version.exitCode()).isZero();
      assertThat(version.allOutput()).isNotBlank();
    }
  }

  @ParameterizedTest
  @CsvSource({"'', UseSerialGC, UseParallelGC", "-XX:+UseParallelGC, UseParallelGC, UseSerialGC"})
  void scriptShouldUseTheSerialCollectorUnlessAnotherIsNamed(
      String options, String used, String unused) {
    Map<String, String> environment =
        Map.of("JAVA_HOME", JAVA, "JAVA_OPTS", options + " -XX:+PrintCommandLineFlags");
    try (Program version = distribution.start(folder, environment, List.of("--version"))) {
      assertThat(version.exitCode()).isZero();
      assertThat(version.allOutput()).contains("-XX:+" + used).doesNotContain("-XX:+" + unused);
    }
  }

  @Test
  void scriptShouldUseHugePagesOnlyIfTheKernelOffersThem() throws IOException {
    Path setting = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    boolean offered = Files.exists(setting) && !Files.readString(setting).contains("[never]");
    Map<String, String> environment =
        Map.of("JAVA_HOME", JAVA, "JAVA_OPTS", "-XX:+PrintCommandLineFlags");
    try (Program help = distribution.start(folder, environment, List.of("serve", "--help"))) {
      assertThat(help.exitCode()).isZero();
      assertThat(help.allOutput().contains("-XX:+UseTransparentHugePages")).isEqualTo(offered);
      assertThat(help.allOutput()).doesNotContain("warning");
    }
  }

  @Test
  void scriptShouldNameTheCauseWhenThereIsNoJava() {
    Map<String, String> environment = Map.of("JAVA_HOME", folder.toString());
    try (Program nothing = distribution.start(folder, environment, List.of("--version"))) {
      assertThat(nothing.exitCode()).isEqualTo(127);
      assertThat(nothing.allOutput()).contains("JAVA_HOME");
    }
  }

  @Test
  void distributionShouldNotNameTheFoldersOfItsBuild() throws IOException {
    String build = Path.of("..").toAbsolutePath().normalize().toString();
    try (Stream<Path> files = Files.walk(distribution.home())) {
      List<Path> texts =
          files.filter(Files::isRegularFile).filter(file -> !file.endsWith(jar())).toList();

      assertThat(texts)
          .hasSizeGreaterThan(8)
          .allSatisfy(
              file ->
                  assertThat(file)
                      .content()
                      .doesNotContain(build, System.getProperty("user.home") + "/"));
    }
  }

  private static Path script() {
    return distribution.file("bin/organization-users-server");
  }

  private static Path jar() {
    return Path.of("lib", "organization-users-server.jar");
  }
}
