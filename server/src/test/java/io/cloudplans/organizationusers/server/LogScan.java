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

/** Reads, after all other tests, what the servers logged in them. */
public class LogScan {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  /** Where the standard error of servers goes that are processes of their own. */
  public static final Path PROCESSES = TARGET.resolve("server-logs");

  @ParameterizedTest
  @ValueSource(strings = {"surefire-reports", "surefire-reports-postgresql", "server-logs"})
  void logsShouldHoldNoSecretWhenAllTestsHaveRun(String folder) throws IOException {
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

  /** As ISO 8859-1, in which any bytes can be read: what is searched for is ASCII. */
  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
