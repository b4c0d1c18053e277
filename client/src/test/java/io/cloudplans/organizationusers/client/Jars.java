package io.cloudplans.organizationusers.client;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars of a consumer: the packaged client and its dependencies. */
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

  /** Returns all jars as a path option of {@code java} and {@code javac}. */
  static String path() throws IOException {
    return String.join(File.pathSeparator, all().stream().map(Path::toString).toList());
  }
}
