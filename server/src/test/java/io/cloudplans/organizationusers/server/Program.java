package io.cloudplans.organizationusers.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, with what it says in a file. */
final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String name;
  private final Process process;
  private final Path said;

  /**
   * Starts a program.
   *
   * @param folder where its output goes
   * @param environment added to this process' own; an empty value takes a variable away
   */
  Program(Path folder, Map<String, String> environment, List<String> command) {
    name = Path.of(command.get(0)).getFileName().toString();
    try {
      said = Files.createTempFile(folder, name, ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile());
      environment.forEach(builder.environment()::put);
      builder.environment().values().removeIf(String::isEmpty);
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Program(Path folder, String... command) {
    this(folder, Map.of(), List.of(command));
  }

  /** Runs a program that ends by itself; what it said, once it ended with 0. */
  static String run(Path folder, List<String> command) {
    try (Program program = new Program(folder, Map.of(), command)) {
      if (program.exitCode() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + program.said());
      }
      return program.said();
    }
  }

  static String run(Path folder, String... command) {
    return run(folder, List.of(command));
  }

  String said() {
    try {
      return Files.readString(said, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rest of the first whole line that starts so, which may still be to come. */
  String lineAfter(String start) {
    Eventually.holds(
        name + " says " + start, PATIENCE, () -> line(start).isPresent() || !process.isAlive());
    return line(start).orElseThrow(() -> new IllegalStateException(name + " ended: " + said()));
  }

  private Optional<String> line(String start) {
    String text = said();
    return text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst();
  }

  /** Asks it to end, as SIGTERM. */
  void terminate() {
    process.destroy();
  }

  int exitCode() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(name + " runs on: " + said());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it and all that it started where they stand, as {@code kill -9}. */
  void kill() {
    List<ProcessHandle> family = new ArrayList<>(List.of(process.toHandle()));
    family.addAll(process.descendants().toList());
    family.forEach(ProcessHandle::destroyForcibly);
    Eventually.holds(
        name + " has ended", PATIENCE, () -> family.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Override
  public void close() {
    kill();
  }
}
