package io.cloudplans.organizationusers.server.store;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.cluster.KillWriter;
import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.cluster.RemoteServer;
import io.cloudplans.organizationusers.server.fixture.RosterTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, repeatedly killed while two writers are active, and restarted. */
@Tag("kill")
class KillIT {
  private static final int CYCLES = Integer.getInteger("kill.cycles", 200);
  private static final int MAX_WRITES_PER_CYCLE = 60;

  @TempDir Path folder;

  @Test
  void writeShouldBeKeptWhenAcknowledgedBeforeTheProcessIsKilled() {
    List<KillWriter> writers = List.of(new KillWriter("one"), new KillWriter("two"));
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      try (Program server = start()) {
        RemoteServer demo = server.demoServer();
        verify(writers);
        killWhileWriting(writers, server, demo);
      }
    }
    try (Program server = start()) {
      server.address();
      System.out.printf("cycles=%s acknowledged=%s lost=0%n", CYCLES, verify(writers));
    }
    assertThat(RosterTables.in(folder).integrity()).isEqualTo("ok");
  }

  private Program start() {
    return Program.jar(folder, "demo", "--port", "0", "--data", folder.toString());
  }

  private static void killWhileWriting(
      List<KillWriter> writers, Program server, RemoteServer demo) {
    AtomicInteger left =
        new AtomicInteger(ThreadLocalRandom.current().nextInt(1, MAX_WRITES_PER_CYCLE));
    CompletableFuture<@Nullable Void> enough = new CompletableFuture<>();
    Runnable onAcknowledged =
        () -> {
          if (left.decrementAndGet() == 0) {
            enough.complete(null);
          }
        };
    List<CompletableFuture<Void>> running =
        writers.stream()
            .map(
                writer ->
                    runAsync(() -> writer.writeUntilCut(demo, onAcknowledged))
                        .whenComplete((done, fault) -> enough.complete(null)))
            .toList();
    enough.join();
    server.kill();
    running.forEach(CompletableFuture::join);
  }

  /** Returns the number of acknowledged writes so far. */
  private int verify(List<KillWriter> writers) {
    RosterTables file = RosterTables.in(folder);
    List<String> history = file.history();
    Map<Long, String> acknowledged = new TreeMap<>();
    writers.forEach(writer -> acknowledged.putAll(writer.acknowledged()));
    List<String> lost = new ArrayList<>();
    acknowledged.forEach(
        (version, write) -> {
          if (version > history.size() || !history.get((int) (version - 1)).equals(write)) {
            lost.add(version + " " + write);
          }
        });
    assertThat(lost).as("of %s acknowledged", acknowledged.size()).isEmpty();
    assertThat(file.rosterOfHistory()).isEqualTo(file.roster());
    assertThat(file.version()).isEqualTo(history.size());
    return acknowledged.size();
  }
}
