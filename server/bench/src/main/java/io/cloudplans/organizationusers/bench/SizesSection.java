package io.cloudplans.organizationusers.bench;

import io.cloudplans.organizationusers.bench.Bench.Settings;
import io.cloudplans.organizationusers.bench.Rounds.Figure;
import io.cloudplans.organizationusers.bench.Rounds.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Measures the server alone: with rosters of several sizes, and with several connections. */
final class SizesSection {
  private static final int[] ROSTERS = {10, 100, 1_000, 10_000, 100_000, 1_000_000};
  private static final int[] CONNECTIONS = {1, 8, 64, 256, 512};
  private static final long FIRST = 5_000;
  private static final int FRESH_PROCESSES = 5;

  private SizesSection() {}

  /** Measures the time of consecutive lists in one process, and the memory of fresh processes. */
  static String rosters(Settings settings) throws Exception {
    Data data = settings.data("rosters");
    String token = settings.issuer().token(Data.OWNER);
    StringBuilder page =
        new StringBuilder(
                "Heap: `-Xmx64m`. Memory: the median of "
                    + FRESH_PROCESSES
                    + " fresh processes after one list.\n\n")
            .append(
                "| users | ms per list | µs per user | RSS after it, MiB |\n| --- | --- | --- | --- |\n");
    for (int users : ROSTERS) {
      data.add(FIRST + users, users);
      LongFunction<byte[]> list = Requests.list(FIRST + users, token);
      List<Double> memory = new ArrayList<>();
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < FRESH_PROCESSES; i++) {
        try (ServerProcess server = start(settings, data)) {
          Load.once(server.port(), list.apply(0));
          memory.add(server.stats().rssMiB());
          if (i == 0) {
            int lists = Math.max(settings.rounds().count(), Math.min(2_000, 1_000_000 / users));
            for (int n = 0; n < lists; n++) {
              long begun = System.nanoTime();
              Load.once(server.port(), list.apply(0));
              millis.add((System.nanoTime() - begun) / 1e6);
            }
          }
        }
      }
      Figure taken = Figure.of(millis.subList(millis.size() / 2, millis.size()));
      page.append(
          "| %,d | %s | %.2f | %s |\n"
              .formatted(
                  users,
                  taken.text("%.2f"),
                  taken.median() * 1000 / users,
                  Figure.of(memory).text("%.0f")));
    }
    return page.append('\n').toString();
  }

  static String connections(Settings settings) throws Exception {
    Data data = settings.data("connections");
    LongFunction<byte[]> list =
        Requests.list(Data.ORGANIZATION, settings.issuer().token(Data.OWNER));
    StringBuilder page =
        new StringBuilder(
                "| connections | CPU µs per request | requests/s | p50 ms | p99 ms | failed |\n")
            .append("| --- | --- | --- | --- | --- | --- |\n");
    try (ServerProcess server =
        ServerProcess.start(Programs.ours(settings.home()), data, settings.issuer(), list)) {
      settings.rounds().warmUp(server, CONNECTIONS[1], list);
      for (int connections : CONNECTIONS) {
        List<Sample> samples = new ArrayList<>();
        for (int round = 0; round < settings.rounds().count(); round++) {
          samples.add(settings.rounds().sample(server, connections, list));
        }
        page.append(
            "| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                    connections,
                    Figure.of(samples.stream().map(Sample::cpuMicros).toList()).text("%.0f"),
                    Figure.of(samples.stream().map(Sample::perSecond).toList()).text("%.0f"),
                    Figure.of(samples.stream().map(Sample::p50).toList()).text("%.1f"),
                    Figure.of(samples.stream().map(Sample::p99).toList()).text("%.1f"),
                    samples.stream().mapToLong(Sample::failures).sum()));
      }
    }
    return page.append('\n').toString();
  }

  private static ServerProcess start(Settings settings, Data data) throws Exception {
    return ServerProcess.start(
        Programs.ours(settings.home(), "-Xmx64m"),
        data,
        settings.issuer(),
        Requests.list(Data.ORGANIZATION, settings.issuer().token(Data.OWNER)));
  }
}
