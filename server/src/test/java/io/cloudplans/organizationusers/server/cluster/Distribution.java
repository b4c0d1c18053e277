package io.cloudplans.organizationusers.server.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The unpacked distribution. */
public record Distribution(Path home) {
  private static final String JAVA = System.getProperty("java.home");

  /** Unpacks the distribution into a new folder of the build. */
  public static Distribution unpacked() {
    try {
      return in(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "distribution"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unpacks the distribution into an existing folder. */
  public static Distribution in(Path folder) {
    Program.run(folder, "tar", "-xzf", System.getProperty("server.distribution"));
    try (Stream<Path> entries = Files.list(folder)) {
      return new Distribution(entries.filter(Files::isDirectory).findFirst().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path file(String name) {
    return home.resolve(name);
  }

  /** Starts a command of the server with a small heap, so that garbage collections occur. */
  public Program start(Path folder, String... arguments) {
    return start(
        folder, Map.of("JAVA_HOME", JAVA, "JAVA_OPTS", "-Xmx192m -Xmn16m"), List.of(arguments));
  }

  public Program start(Path folder, Map<String, String> environment, List<String> arguments) {
    List<String> command =
        new ArrayList<>(List.of(file("bin/organization-users-server").toString()));
    command.addAll(arguments);
    return Program.server(folder, environment, command);
  }
}
