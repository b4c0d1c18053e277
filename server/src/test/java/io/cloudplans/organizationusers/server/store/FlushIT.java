package io.cloudplans.organizationusers.server.store;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.cluster.RemoteServer;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's system calls: the log's flush comes before the response, for every write. */
@Tag("operator")
class FlushIT {
  private static final int WRITES = 30;

  /** A flush of the log that has returned. */
  private static final Pattern FLUSHED =
      Pattern.compile("sync\\(\\d+<.*\\.db-wal>\\) += 0|sync resumed>\\) += 0");

  @TempDir private Path folder;

  @Test
  void writeShouldBeAcknowledgedAfterItsFlush() throws Exception {
    Path trace = folder.resolve("trace");
    List<String> command =
        new ArrayList<>(List.of("strace", "-D", "-f", "-qq", "-y", "-s", "40", "-o"));
    command.addAll(List.of(trace.toString(), "-e", "trace=fsync,fdatasync,write,writev"));
    command.addAll(Program.java(List.of(), Program.JAR, "demo", "--port=0", "--data=" + folder));
    try (Program server = Program.server(folder, Map.of(), command)) {
      RemoteServer demo = server.demoServer();
      for (int i = 0; i < WRITES; i++) {
        assertThat(demo.post("add", body("u%d@example.com".formatted(i), "role", "viewer"))).isOk();
      }
      server.terminate().exitCode();
    }
    Eventually.holds(
        WRITES + " responses in the trace", () -> acknowledgedAfterFlush(trace) == WRITES);
  }

  /** Counts the responses; fails for a response without a flush since the previous one. */
  private static int acknowledgedAfterFlush(Path trace) {
    int acknowledged = 0;
    boolean flushed = false;
    for (String call : calls(trace)) {
      if (FLUSHED.matcher(call).find()) {
        flushed = true;
      } else if (call.contains("HTTP/1.1 200")) {
        assertThat(flushed).as(call).isTrue();
        flushed = false;
        acknowledged++;
      }
    }
    return acknowledged;
  }

  private static List<String> calls(Path trace) {
    try {
      return Files.readAllLines(trace, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
