package io.cloudplans.organizationusers.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs the sections of the benchmark that are named, or all, and writes a page for each. */
public final class Bench {
  private static final Map<String, Section> SECTIONS = new LinkedHashMap<>();

  static {
    SECTIONS.put("list", PeersSection::list);
    SECTIONS.put("add", PeersSection::add);
    SECTIONS.put("rosters", SizesSection::rosters);
    SECTIONS.put("connections", SizesSection::connections);
    SECTIONS.put("writers", WritersSection::writers);
    SECTIONS.put("start", StartSection::start);
    SECTIONS.put("client", ClientSection::client);
  }

  private Bench() {}

  /** A part of the benchmark that runs alone. */
  interface Section {
    /** Returns its page's body. */
    String run(Setting setting) throws Exception;
  }

  /**
   * What all sections need.
   *
   * @param home the distribution of our server, unpacked
   * @param postgresqlPort the port of a PostgreSQL server with the user "postgres", who needs no
   *     password; 0 for SQLite
   */
  record Setting(
      Path home, Path peers, Path folder, int postgresqlPort, Rounds rounds, Issuer issuer) {

    /** Creates a filled database for one program. */
    Data data(String name) throws Exception {
      Path server = home.resolve("lib/organization-users-server.jar");
      String plain = name.replaceAll("\\W", "");
      return postgresqlPort == 0
          ? Data.sqlite(folder.resolve(plain), server)
          : Data.postgresql(postgresqlPort, "bench_" + plain.toLowerCase(Locale.ROOT), server);
    }
  }

  /** Runs; the arguments are {@code key=value}, and the README explains them. */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> options = new LinkedHashMap<>();
    for (String argument : arguments) {
      options.put(argument.split("=", 2)[0], argument.split("=", 2)[1]);
    }
    Path target = Path.of(options.get("target"));
    Rounds rounds =
        new Rounds(
            Integer.parseInt(options.get("rounds")),
            Double.parseDouble(options.get("seconds")),
            Integer.parseInt(options.get("warm-ups")));
    List<String> names = new ArrayList<>(SECTIONS.keySet());
    if (!options.get("sections").equals("all")) {
      names = List.of(options.get("sections").split(","));
    }
    Path home = Files.createDirectories(target.resolve("server"));
    ServerProcess.run(
        List.of("tar", "-xzf", options.get("server"), "--strip-components=1", "-C", "" + home));
    for (String name : names) {
      try (Issuer issuer = new Issuer()) {
        Setting setting =
            new Setting(
                home,
                Path.of(options.get("peers")),
                Files.createTempDirectory(target, name),
                Integer.parseInt(options.get("postgresql")),
                rounds,
                issuer);
        String page = head(name, setting) + SECTIONS.get(name).run(setting);
        String suffix = setting.postgresqlPort() == 0 ? "" : "-postgresql";
        Files.writeString(target.resolve("bench-" + name + suffix + ".md"), page);
        System.out.println(page);
      }
    }
  }

  private static String head(String name, Setting setting) {
    return """
        ## %s, %s

        %s, Java %s, load %s at the start. No performance counters are read: CPU time of the process \
        without its compiler threads. %s rounds of %s s in turn; medians (lowest..highest).

        """
        .formatted(
            name,
            setting.postgresqlPort() == 0 ? "SQLite" : "PostgreSQL",
            ProcessStats.machine(),
            System.getProperty("java.version"),
            ProcessStats.load(),
            setting.rounds().count(),
            setting.rounds().seconds());
  }
}
