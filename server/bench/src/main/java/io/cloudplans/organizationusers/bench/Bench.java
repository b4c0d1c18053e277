package io.cloudplans.organizationusers.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs the named sections of the benchmark, or all of them, and writes a page for each. */
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

  /** A part of the benchmark that can run alone. */
  interface Section {
    /** Runs the section and returns the body of its page. */
    String run(Settings settings) throws Exception;
  }

  /**
   * The settings of a run.
   *
   * @param home the folder of our server's unpacked distribution
   * @param postgresqlPort the port of a PostgreSQL server whose user "postgres" needs no password;
   *     0 for SQLite
   * @param servers the pattern of the names of the servers to compare
   */
  record Settings(
      Path home,
      Path peers,
      Path folder,
      int postgresqlPort,
      String servers,
      Rounds rounds,
      Issuer issuer) {

    /** Creates a filled database for one program. */
    Data data(String name) throws Exception {
      Path server = home.resolve("lib/organization-users-server.jar");
      String plain = name.replaceAll("\\W", "");
      return postgresqlPort == 0
          ? Data.sqlite(folder.resolve(plain), server)
          : Data.postgresql(postgresqlPort, "bench_" + plain.toLowerCase(Locale.ROOT), server);
    }
  }

  /** Runs the benchmark; the arguments have the form {@code key=value}, see the README. */
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
        Settings settings =
            new Settings(
                home,
                Path.of(options.get("peers")),
                Files.createTempDirectory(target, name),
                Integer.parseInt(options.get("postgresql")),
                options.get("servers"),
                rounds,
                issuer);
        String page = head(name, settings) + SECTIONS.get(name).run(settings);
        String suffix = settings.postgresqlPort() == 0 ? "" : "-postgresql";
        Files.writeString(target.resolve("bench-" + name + suffix + ".md"), page);
        System.out.println(page);
      }
    }
  }

  private static String head(String name, Settings settings) {
    return """
        ## %s, %s

        %s, Java %s, load %s at the start. CPU time is that of the process without its compiler threads; \
        performance counters are not used. %s rounds of %s s in turn; median (lowest..highest).

        """
        .formatted(
            name,
            settings.postgresqlPort() == 0 ? "SQLite" : "PostgreSQL",
            ProcessStats.machine(),
            System.getProperty("java.version"),
            ProcessStats.load(),
            settings.rounds().count(),
            settings.rounds().seconds());
  }
}
