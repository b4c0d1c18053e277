package io.cloudplans.organizationusers.client.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.Role;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fake in a separate JVM, with the class path of an application. */
class ClassPathTest {
  private static final Path TARGET = Path.of("target");

  /** An application that uses the fake and prints the number of users. */
  static final class Application {
    private Application() {}

    public static void main(String[] args) {
      try (var fake = FakeOrganizationUsers.start().organization(42, OwnerClient.OWNER);
          var client = OwnerClient.builder(fake).build()) {
        client.add(AddUser.of(42, "new@example.com", Role.VIEWER));
        System.out.println(client.list(ListUsers.of(42)).users().size() + " users");
      }
    }
  }

  private static List<Path> jars() throws IOException {
    String jars = Files.readString(TARGET.resolve("runtime-class-path")).strip();
    return Stream.of(jars.split(File.pathSeparator, -1)).map(Path::of).toList();
  }

  private static Path application(String jar) throws IOException {
    try (Stream<Path> files = Files.list(TARGET.resolve("application"))) {
      return files.filter(file -> name(file).startsWith(jar)).findFirst().orElseThrow();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static String run(Stream<Path> jars) throws IOException, InterruptedException {
    Stream<Path> classes = Stream.of(TARGET.resolve("classes"), TARGET.resolve("test-classes"));
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                Stream.concat(classes, jars)
                    .map(Path::toString)
                    .collect(joining(File.pathSeparator)),
                Application.class.getName())
            .redirectErrorStream(true)
            .start();
    java.getOutputStream().close();
    String output = new String(java.getInputStream().readAllBytes(), UTF_8);
    assertThat(java.waitFor()).as(output).isZero();
    return output.replace(System.lineSeparator(), "\n");
  }

  @Test
  void fakeShouldPrintNothingWhenThereIsNoLoggingLibrary() throws Exception {
    assertThat(run(jars().stream())).isEqualTo("2 users\n");
  }

  @Test
  void fakeShouldLogNothingWhenTheApplicationLogsAtInfo() throws Exception {
    assertThat(run(Stream.concat(jars().stream(), Stream.of(application("slf4j-simple")))))
        .isEqualTo("2 users\n");
  }

  @Test
  void fakeShouldRunOnTheOldestJacksonThatItSupports() throws Exception {
    List<String> replaced = List.of("jackson-annotations", "jackson-core", "jackson-databind");
    Stream<Path> old = Stream.of(application(replaced.get(0)), application(replaced.get(1)));
    Stream<Path> others =
        jars().stream().filter(jar -> replaced.stream().noneMatch(name(jar)::startsWith));
    assertThat(
            run(Stream.concat(Stream.concat(old, Stream.of(application(replaced.get(2)))), others)))
        .isEqualTo("2 users\n");
  }

  @Test
  void classPathShouldHaveNoYamlLibrary() throws IOException {
    assertThat(jars()).extracting(ClassPathTest::name).noneMatch(name -> name.contains("yaml"));
  }
}
