package io.cloudplans.organizationusers.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The packaged client and its dependencies. */
final class Jars {
  private Jars() {}

  static Path client() {
    return Path.of(System.getProperty("client.jar"));
  }

  static List<Path> all() throws IOException {
    String dependencies = Files.readString(Path.of("target/runtime-class-path"));
    return Stream.concat(
            Stream.of(client()),
            Stream.of(dependencies.split(File.pathSeparator, -1)).map(Path::of))
        .toList();
  }

  /** Runs {@code java}, and returns its output. */
  static String run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      return new String(process.getInputStream().readAllBytes(), UTF_8);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** Returns all jars as a path option of {@code java} and {@code javac}. */
  static String path() throws IOException {
    return String.join(File.pathSeparator, all().stream().map(Path::toString).toList());
  }
}
