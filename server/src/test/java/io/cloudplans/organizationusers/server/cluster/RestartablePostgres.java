package io.cloudplans.organizationusers.server.cluster;

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

  /** Kills all processes of the server at once. */
  public void kill() {
    Program.kill("the database", postmaster());
  }

  /** Suspends all processes of the server; connections stay open without responses. */
  public void pause() {
    signal("STOP");
  }

  /** Resumes the processes. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    Program.tree(postmaster()).forEach(process -> command.add(String.valueOf(process.pid())));
    Program.run(folder, command);
  }

  private ProcessHandle postmaster() {
    try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
      return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow())).orElseThrow();
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
