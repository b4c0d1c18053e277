package io.cloudplans.organizationusers.server.cluster;

import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server that flushes its commits, and can be killed and restarted in place. */
public final class RestartablePostgres implements AutoCloseable {

  private final Path folder;
  private final Path data;
  private final int port = PostgresNode.freePort();
  private EmbeddedPostgres running;

  public RestartablePostgres(Path folder) {
    this.folder = folder;
    data = folder.resolve("data");
    running = started();
  }

  private EmbeddedPostgres started() {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setPort(port)
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "postgresql://postgres:postgres@127.0.0.1:%d/postgres".formatted(port);
  }

  /** Kills all of its processes at once. */
  public void kill() {
    List<ProcessHandle> family = family();
    family.forEach(ProcessHandle::destroyForcibly);
    Eventually.holds(
        "the database has ended", () -> family.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** Suspends all of its processes; connections stay open without responses. */
  public void pause() {
    signal("STOP");
  }

  /** Resumes the processes. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    family().forEach(process -> command.add(String.valueOf(process.pid())));
    Program.run(folder, command);
  }

  private List<ProcessHandle> family() {
    ProcessHandle postmaster = ProcessHandle.of(pid()).orElseThrow();
    return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
  }

  private long pid() {
    try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
      return Long.parseLong(lines.findFirst().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Restarts the server, and returns once it accepts connections. */
  public void start() {
    close();
    running = started();
  }

  @Override
  public void close() {
    try {
      running.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
