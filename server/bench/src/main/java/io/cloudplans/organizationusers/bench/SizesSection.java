package io.cloudplans.organizationusers.bench;

import io.cloudplans.organizationusers.bench.Bench.Setting;
import io.cloudplans.organizationusers.bench.Rounds.Figure;
import io.cloudplans.organizationusers.bench.Rounds.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Measures the server alone: with growing rosters, and with growing numbers of connections. */
final class SizesSection {
  private static final int[] ROSTERS = {10, 100, 1_000, 10_000, 100_000, 1_000_000};
  private static final int[] CONNECTIONS = {1, 8, 64, 256, 512};
  private static final long FIRST = 5_000;
  private static final int FRESH_PROCESSES = 5;

  private SizesSection() {}

  /** A roster's cost is that of lists one after another; its memory that of fresh processes. */
  static String rosters(Setting setting) throws Exception {
    Data data = setting.data("rosters");
    String token = setting.issuer().token(Data.OWNER);
    StringBuilder page =
        new StringBuilder(
                "Heap: `-Xmx64m`. Memory: the median of "
                    + FRESH_PROCESSES
                    + " fresh processes after one list.\n\n")
            .append(
                "| users | ms a list | µs a user | RSS after it, MiB |\n| --- | --- | --- | --- |\n");
    for (int users : ROSTERS) {
      data.add(FIRST + users, users);
      LongFunction<byte[]> list = Requests.list(FIRST + users, token);
      List<Double> memory = new ArrayList<>();
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < FRESH_PROCESSES; i++) {
        try (ServerProcess server = start(setting, data)) {
          Load.once(server.port(), list.apply(0));
          memory.add(server.stats().rssMiB());
          if (i == 0) {
            int lists = Math.max(setting.rounds().count(), Math.min(2_000, 1_000_000 / users));
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

  static String connections(Setting setting) throws Exception {
    Data data = setting.data("connections");
    LongFunction<byte[]> list =
        Requests.list(Data.ORGANIZATION, setting.issuer().token(Data.OWNER));
    StringBuilder page =
        new StringBuilder("| connections | CPU µs a request | requests/s | p50 ms | p99 ms |\n")
            .append("| --- | --- | --- | --- | --- |\n");
    try (ServerProcess server =
        ServerProcess.start(Programs.ours(setting.home()), data, setting.issuer(), list)) {
      setting.rounds().warmUp(server, CONNECTIONS[1], list);
      for (int connections : CONNECTIONS) {
        List<Sample> samples = new ArrayList<>();
        for (int round = 0; round < setting.rounds().count(); round++) {
          samples.add(setting.rounds().sample(server, connections, list));
        }
        page.append(
            "| %s | %s | %s | %s | %s |\n"
                .formatted(
                    connections,
                    Figure.of(samples.stream().map(Sample::cpuMicros).toList()).text("%.0f"),
                    Figure.of(samples.stream().map(Sample::aSecond).toList()).text("%.0f"),
                    Figure.of(samples.stream().map(Sample::p50).toList()).text("%.1f"),
                    Figure.of(samples.stream().map(Sample::p99).toList()).text("%.1f")));
      }
    }
    return page.append('\n').toString();
  }

  private static ServerProcess start(Setting setting, Data data) throws Exception {
    return ServerProcess.start(
        Programs.ours(setting.home(), "-Xmx64m"),
        data,
        setting.issuer(),
        Requests.list(Data.ORGANIZATION, setting.issuer().token(Data.OWNER)));
  }
}
