package io.cloudplans.organizationusers.server.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.server.LogScan;
import io.cloudplans.organizationusers.server.fixture.Eventually;
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
import java.util.stream.Stream;

/** A program in a separate process, with its output in files. */
public final class Program implements AutoCloseable {
  public static final Path JAR =
      Path.of(System.getProperty("server.jar", "target/organization-users-server.jar"));
  private static final Duration TIMEOUT = Duration.ofSeconds(90);

  private final String name;
  private final Process process;
  private final Path output;
  private final Path errors;

  /**
   * Starts a program.
   *
   * @param folder the working directory and the folder for the output
   * @param logs the folder for standard error
   * @param environment variables to set; an empty value removes a variable
   */
  private Program(Path folder, Path logs, Map<String, String> environment, List<String> command) {
    name = Path.of(command.get(0)).getFileName().toString();
    try {
      output = Files.createTempFile(folder, name, ".out");
      errors = Files.createTempFile(logs, name, ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      environment.forEach(builder.environment()::put);
      builder.environment().values().removeIf(String::isEmpty);
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Program(Path folder, Map<String, String> environment, List<String> command) {
    this(folder, folder, environment, command);
  }

  public Program(Path folder, String... command) {
    this(folder, Map.of(), List.of(command));
  }

  /** Starts a server, whose log is scanned after the tests. */
  public static Program server(Path folder, Map<String, String> environment, List<String> command) {
    try {
      return new Program(folder, Files.createDirectories(LogScan.PROCESSES), environment, command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a command of the runnable jar.
   *
   * @param jvm the options of the JVM
   */
  public static Program jar(
      Path folder, List<String> jvm, Map<String, String> environment, String... arguments) {
    return server(folder, environment, java(jvm, JAR, arguments));
  }

  /** Returns the command line that runs a jar. */
  public static List<String> java(List<String> jvm, Path jar, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Most commands end before the optimizing compiler pays off.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(jvm);
    command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  public static Program jar(Path folder, String... arguments) {
    return jar(folder, List.of(), Map.of(), arguments);
  }

  /** Runs a program to its end, and returns its output; fails unless the exit code is 0. */
  public static String run(Path folder, List<String> command) {
    try (Program program = new Program(folder, Map.of(), command)) {
      if (program.exitCode() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + program.allOutput());
      }
      return program.allOutput();
    }
  }

  public static String run(Path folder, String... command) {
    return run(folder, List.of(command));
  }

  /** Returns the standard output, followed by the standard error. */
  public String allOutput() {
    return text(output) + errors();
  }

  public String errors() {
    return text(errors);
  }

  /** Returns the standard output without the last line break, after the program has ended. */
  public String output() {
    exitCode();
    return String.join("\n", text(output).lines().toList());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the first complete line with a prefix, and returns its rest. */
  public String lineAfter(String start) {
    Eventually.holds(
        name + " prints " + start, () -> line(start).isPresent() || !process.isAlive());
    return line(start)
        .orElseThrow(() -> new IllegalStateException(name + " ended: " + allOutput()));
  }

  private Optional<String> line(String start) {
    String text = text(output);
    return text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst();
  }

  /** Returns the address on which this server listens. */
  public String address() {
    return lineAfter("Listening on ");
  }

  /** Returns the demo that this program runs, with the token that it prints. */
  public RemoteServer demoServer() {
    return new RemoteServer(address(), "eyJ" + lineAfter("eyJ"));
  }

  /** Requests termination, like SIGTERM. */
  public Program terminate() {
    process.destroy();
    return this;
  }

  /** Sends a signal, such as HUP. */
  public void signal(String name) {
    run(Path.of("target"), "kill", "-" + name, String.valueOf(process.pid()));
  }

  public int exitCode() {
    try {
      if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(name + " does not end: " + allOutput());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Kills the program and its descendants at once, like {@code kill -9}. */
  public void kill() {
    kill(name, process.toHandle());
  }

  /** Kills a process and its descendants at once, and returns when they have ended. */
  static void kill(String name, ProcessHandle root) {
    List<ProcessHandle> tree = tree(root);
    tree.forEach(ProcessHandle::destroyForcibly);
    Eventually.holds(name + " has ended", () -> tree.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** Returns a process and its descendants. */
  static List<ProcessHandle> tree(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants()).toList();
  }

  @Override
  public void close() {
    kill();
  }
}
