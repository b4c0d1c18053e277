package io.cloudplans.organizationusers.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scans the servers' logs after all other tests. */
public class LogScan {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  /** The folder with the standard error of servers in separate processes. */
  public static final Path PROCESSES = TARGET.resolve("server-logs");

  @ParameterizedTest
  @ValueSource(strings = {"surefire-reports", "surefire-reports-postgresql", "server-logs"})
  void logsShouldContainNoSecret(String folder) throws IOException {
    assertThat(lines(folder))
        .as("responses logged")
        .anyMatch(line -> line.contains("\"request completed\""));
    assertThat(LoggedSecrets.in(lines(folder))).isEmpty();
  }

  private static Stream<String> lines(String folder) throws IOException {
    try (Stream<Path> files = Files.list(TARGET.resolve(folder))) {
      return files
          .filter(file -> file.toString().matches(".*(-output\\.txt|\\.err)"))
          .toList()
          .stream()
          .flatMap(LogScan::lines);
    }
  }

  /** Reads a file as ISO 8859-1, which accepts any bytes; the search is for ASCII. */
  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
