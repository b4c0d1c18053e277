package io.cloudplans.organizationusers.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/** A server in its own process. */
final class ServerProcess implements AutoCloseable {
  /** Keeps compiler threads alive: the CPU time of an ended thread cannot be subtracted. */
  static final String COMPILERS = "-XX:-UseDynamicNumberOfCompilerThreads";

  private static final long MAX_START_SECONDS = 180;

  private final Process process;
  private final int port;
  private final double startSeconds;

  private ServerProcess(Process process, int port, double startSeconds) {
    this.process = process;
    this.port = port;
    this.startSeconds = startSeconds;
  }

  /** Starts a server, and returns when it responds to the request with 200. */
  static ServerProcess start(
      Program program, Data data, Issuer issuer, LongFunction<byte[]> request) {
    try {
      int port = freePort();
      long begun = System.nanoTime();
      ProcessBuilder builder = new ProcessBuilder(program.command(port, data, issuer));
      builder.environment().putAll(program.environment(port, data, issuer));
      Path log = Files.createTempFile("bench", ".log");
      Process process =
          builder.redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile())).start();
      while (!responds(port, request)) {
        if (!process.isAlive() || System.nanoTime() - begun > MAX_START_SECONDS * 1e9) {
          process.destroyForcibly();
          throw new IllegalStateException(program.name() + " did not start, see " + log);
        }
        Thread.sleep(5);
      }
      return new ServerProcess(process, port, (System.nanoTime() - begun) / 1e9);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean responds(int port, LongFunction<byte[]> request) {
    try {
      return Load.once(port, request.apply(0)) > 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  double startSeconds() {
    return startSeconds;
  }

  ProcessStats stats() {
    return new ProcessStats(process.pid());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }

  /** Returns the path of the {@code java} that runs this process. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Runs a command and waits for its end. */
  static void run(List<String> command) throws IOException {
    try {
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a command that runs {@code java} with options. */
  static List<String> java(String... options) {
    List<String> command = new ArrayList<>(List.of(java(), COMPILERS));
    command.addAll(List.of(options));
    return command;
  }

  /** A program that serves the API. */
  interface Program {
    String name();

    List<String> command(int port, Data data, Issuer issuer);

    default Map<String, String> environment(int port, Data data, Issuer issuer) {
      return Map.of();
    }
  }
}
