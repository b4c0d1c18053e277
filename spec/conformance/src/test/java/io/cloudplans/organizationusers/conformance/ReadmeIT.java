package io.cloudplans.organizationusers.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README, unchanged except for the demo's port. */
@Tag("conformance")
class ReadmeIT {
  private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");
  private static final String PORT = "8080";

  @TempDir Path folder;

  @Test
  void commandsShouldLeadToAServerThatConforms() throws IOException {
    // The commands write to the project's root, so the test replaces the root by a folder of links.
    Path root = Path.of("../..").toRealPath();
    Files.createSymbolicLink(folder.resolve("server"), root.resolve("server"));
    Files.createSymbolicLink(folder.resolve("spec"), root.resolve("spec"));
    Files.createSymbolicLink(
        folder.resolve("organization-users-conformance.jar"),
        Path.of(System.getProperty("conformance.jar")));
    List<String> blocks =
        BLOCK
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(m -> m.group(1))
            .toList();
    List<String> onDemo = blocks.get(0).lines().toList();
    String port = freePort();

    Process demo = started(onDemo.get(0).replace(PORT, port));
    BufferedReader out = demo.inputReader(UTF_8);
    try {
      for (String line = out.readLine(); !line.contains(":" + port); line = out.readLine()) {
        assertThat(demo.isAlive()).isTrue();
      }
      drain(out);
      succeed(onDemo.get(1));
      Path configuration = folder.resolve("conformance.yaml");
      Files.writeString(configuration, Files.readString(configuration).replace(PORT, port));
      succeed(onDemo.get(2));
      assertThat(succeed(onDemo.get(3)).lines()).last().asString().startsWith("CONFORMS: ");
      Path filledIn = Files.move(configuration, folder.resolve("filled-in.yaml"));

      List<String> onOwn = blocks.get(1).lines().toList();
      succeed(onOwn.get(0));
      Files.move(filledIn, configuration, StandardCopyOption.REPLACE_EXISTING);
      succeed(onOwn.get(1));
      assertThat(succeed(onOwn.get(2)).lines()).last().asString().startsWith("CONFORMS: ");
    } finally {
      demo.descendants().forEach(ProcessHandle::destroy);
      demo.destroy();
      demo.onExit().join();
    }
  }

  /** Reads the demo's log, so that the demo never blocks while writing it. */
  private static void drain(BufferedReader out) {
    Thread reader =
        new Thread(
            () -> {
              try {
                out.transferTo(Writer.nullWriter());
              } catch (IOException e) {
                // The demo has ended.
              }
            },
            "demo");
    reader.setDaemon(true);
    reader.start();
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return String.valueOf(socket.getLocalPort());
    }
  }

  private Process started(String command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    builder.environment().merge("PATH", java, (path, first) -> first + ":" + path);
    return builder.start();
  }

  private String succeed(String command) throws IOException {
    Process process = started(command);
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.onExit().join().exitValue()).as(command + "\n" + output).isZero();
    return output;
  }
}
