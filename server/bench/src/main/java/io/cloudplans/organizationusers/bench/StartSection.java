package io.cloudplans.organizationusers.bench;

import io.cloudplans.organizationusers.bench.Bench.Settings;
import io.cloudplans.organizationusers.bench.Rounds.Figure;
import io.cloudplans.organizationusers.bench.ServerProcess.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the time and the memory of a process up to its first response. */
final class StartSection {
  private StartSection() {}

  static String start(Settings settings) throws Exception {
    Map<String, Program> programs = new LinkedHashMap<>();
    boolean archives = Runtime.version().feature() >= 19;
    programs.put("ours", Programs.ours(settings.home()));
    if (archives) {
      programs.put(
          "ours, archive",
          new Programs.Ours("ours", settings.home(), List.of(), settings.folder()));
    }
    for (Program peer : Programs.peers(settings.peers())) {
      if (!peer.name().contains("cache")) {
        programs.put(peer.name(), peer);
        if (archives) {
          Path archive = settings.folder().resolve(peer.name().replaceAll("\\W", "") + ".jsa");
          programs.put(peer.name() + ", archive", new Archived(peer, archive));
        }
      }
    }
    Data data = settings.data("start");
    String token = settings.issuer().token(Data.OWNER);
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    Map<String, List<Double>> memory = new LinkedHashMap<>();
    for (int round = -1; round < settings.rounds().count(); round++) {
      for (Map.Entry<String, Program> program : programs.entrySet()) {
        try (ServerProcess server =
            ServerProcess.start(
                program.getValue(),
                data,
                settings.issuer(),
                Requests.list(Data.ORGANIZATION, token))) {
          // The first, unmeasured round creates the archives.
          if (round >= 0) {
            seconds
                .computeIfAbsent(program.getKey(), key -> new ArrayList<>())
                .add(server.startSeconds());
            memory
                .computeIfAbsent(program.getKey(), key -> new ArrayList<>())
                .add(server.stats().rssMiB());
          }
        }
      }
    }
    StringBuilder page =
        new StringBuilder("| | first response s | RSS then, MiB |\n| --- | --- | --- |\n");
    seconds.forEach(
        (name, values) ->
            page.append(
                "| %s | %s | %s |\n"
                    .formatted(
                        name,
                        Figure.of(values).text("%.2f"),
                        Figure.of(memory.get(name)).text("%.0f"))));
    return page.append('\n').toString();
  }

  /** A program that writes a class data archive when it ends, and uses it when it starts. */
  private record Archived(Program program, Path archive) implements Program {
    @Override
    public String name() {
      return program.name();
    }

    @Override
    public List<String> command(int port, Data data, Issuer issuer) {
      List<String> command = new ArrayList<>(program.command(port, data, issuer));
      command.add(1, "-XX:+AutoCreateSharedArchive");
      command.add(2, "-XX:SharedArchiveFile=" + archive);
      return command;
    }

    @Override
    public Map<String, String> environment(int port, Data data, Issuer issuer) {
      return program.environment(port, data, issuer);
    }
  }
}
