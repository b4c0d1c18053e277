package io.cloudplans.organizationusers.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A command of the runnable jar, in a process of its own. */
final class JarProcess implements AutoCloseable {
  private static final String JAR =
      System.getProperty("server.jar", "target/organization-users-server.jar");
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader output;
  private final Path errors;

  /**
   * Starts a command.
   *
   * @param folder where what it writes to its standard error is kept
   * @param jvm options of the virtual machine
   */
  JarProcess(Path folder, List<String> jvm, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-jar", JAR));
    command.addAll(List.of(arguments));
    try {
      errors = Files.createTempFile(folder, "errors", ".txt");
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
      builder.environment().putAll(environment);
      process = builder.start();
      output = process.inputReader(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JarProcess(Path folder, String... arguments) {
    this(folder, List.of(), Map.of(), arguments);
  }

  /** The rest of the first line of the output that starts so, which may still be to come. */
  String lineAfter(String start) {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(start)) {
          return line.substring(start.length());
        }
      }
      throw new IllegalStateException("ended without a line of " + start + ": " + errors());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address that it listens on. */
  String address() {
    return lineAfter("Listening on ");
  }

  /** The output until its end. */
  String output() {
    return output.lines().collect(Collectors.joining("\n"));
  }

  /** What it has written to its standard error. */
  String errors() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to end, as SIGTERM. */
  JarProcess terminate() {
    process.destroy();
    return this;
  }

  /** Ends it where it stands, as {@code kill -9}. */
  void kill() {
    process.destroyForcibly();
    exitCode();
  }

  int exitCode() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("runs on: " + errors());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
