package io.cloudplans.organizationusers.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the kit's jar as a process. */
final class KitProgram {
  private static final String JAR = System.getProperty("conformance.jar");

  private KitProgram() {}

  /**
   * The result of a run.
   *
   * @param output the text of both output streams
   */
  record Result(int exitCode, String output) {}

  static Result run(Path folder, String... arguments) throws IOException {
    Process process = start(folder, arguments);
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Result(process.onExit().join().exitValue(), output);
  }

  static Process start(Path folder, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "-Duser.extensions=u-nu-arab",
                "-jar",
                JAR));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return process;
  }
}
