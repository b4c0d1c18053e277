package io.cloudplans.organizationusers.bench;

import io.cloudplans.organizationusers.bench.Bench.Settings;
import io.cloudplans.organizationusers.bench.Rounds.Figure;
import io.cloudplans.organizationusers.bench.Rounds.Sample;
import io.cloudplans.organizationusers.bench.ServerProcess.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;

/** Compares the server with its peers. */
final class PeersSection {
  private static final String OURS = "ours";

  /** The server again: its ratio to the first one shows the noise. */
  private static final String CONTROL = "ours, control";

  private static final double MAX_NOISE = 0.05;
  private static final int CONNECTIONS = 4;

  private PeersSection() {}

  static String list(Settings settings) throws Exception {
    String token = settings.issuer().token(Data.OWNER);
    return table(settings, Requests.list(Data.ORGANIZATION, token));
  }

  static String add(Settings settings) throws Exception {
    AtomicLong number = new AtomicLong();
    LongFunction<byte[]> adds =
        Requests.adds(Data.MAX_WRITERS, "add", settings.issuer().token(Data.OWNER));
    // Numbered here, so that no address occurs twice.
    return table(settings, any -> adds.apply(number.getAndIncrement()));
  }

  private static String table(Settings settings, LongFunction<byte[]> requests) throws Exception {
    LongFunction<byte[]> first =
        Requests.list(Data.ORGANIZATION, settings.issuer().token(Data.OWNER));
    Map<String, ServerProcess> servers = new LinkedHashMap<>();
    try {
      for (Program program : programs(settings)) {
        Data data = settings.data(program.name());
        servers.put(program.name(), ServerProcess.start(program, data, settings.issuer(), first));
      }
      Map<String, Double> idle = new LinkedHashMap<>();
      servers.forEach((name, server) -> idle.put(name, server.stats().rssMiB()));
      servers.values().forEach(server -> settings.rounds().warmUp(server, CONNECTIONS, requests));
      return page(servers, idle, settings.rounds().alternate(servers, CONNECTIONS, requests));
    } finally {
      servers.values().forEach(ServerProcess::close);
    }
  }

  private static List<Program> programs(Settings settings) {
    List<Program> programs = new ArrayList<>();
    programs.add(new Programs.Ours(OURS, settings.home(), List.of(), null));
    programs.add(new Programs.Ours(CONTROL, settings.home(), List.of(), null));
    programs.addAll(Programs.peers(settings.peers()));
    programs.removeIf(program -> !program.name().matches(settings.servers()));
    return programs;
  }

  private static String page(
      Map<String, ServerProcess> servers,
      Map<String, Double> idle,
      Map<String, List<Sample>> samples) {
    StringBuilder page = new StringBuilder();
    Figure control = ratio(samples, CONTROL);
    if (Math.abs(control.median() - 1) > MAX_NOISE || control.spread() > 2 * MAX_NOISE) {
      page.append("**Too busy to measure**: the ratio of the server to itself is ")
          .append(control.text("%.2f"))
          .append(".\n\n");
    }
    page.append("| | CPU µs per request | ours / peer | requests/s | p50 ms | p99 ms |")
        .append(" RSS idle, loaded MiB | first response s | failed |\n")
        .append("| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    servers.forEach(
        (name, server) ->
            page.append(
                "| %s | %s | %s | %s | %s | %s | %.0f, %.0f | %.1f | %s |\n"
                    .formatted(
                        name,
                        figure(samples.get(name), Sample::cpuMicros).text("%.0f"),
                        ratio(samples, name).text("%.2f"),
                        figure(samples.get(name), Sample::perSecond).text("%.0f"),
                        figure(samples.get(name), Sample::p50).text("%.2f"),
                        figure(samples.get(name), Sample::p99).text("%.1f"),
                        idle.get(name),
                        server.stats().rssMiB(),
                        server.startSeconds(),
                        samples.get(name).stream().mapToLong(Sample::failures).sum())));
    return page.append('\n').toString();
  }

  private static Figure figure(List<Sample> samples, ToDoubleFunction<Sample> value) {
    return Figure.of(samples.stream().map(value::applyAsDouble).toList());
  }

  private static Figure ratio(Map<String, List<Sample>> samples, String name) {
    return Rounds.ratio(cpu(samples.get(OURS)), cpu(samples.get(name)));
  }

  private static double[] cpu(List<Sample> samples) {
    return samples.stream().mapToDouble(Sample::cpuMicros).toArray();
  }
}
