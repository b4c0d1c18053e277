package io.cloudplans.organizationusers.bench;

import io.cloudplans.organizationusers.bench.ServerProcess.Program;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The server and its peers. */
final class Programs {
  private Programs() {}

  /**
   * Our server, from its distribution.
   *
   * @param state the folder for the class data archive; null for no archive
   */
  record Ours(String name, Path home, List<String> options, Path state) implements Program {
    @Override
    public List<String> command(int port, Data data, Issuer issuer) {
      List<String> command = new ArrayList<>();
      command.add(home.resolve("bin/organization-users-server").toString());
      command.addAll(List.of("serve", "--port", "" + port));
      command.addAll(List.of("--db", data.url(), "--jwks", issuer.jwks()));
      command.addAll(List.of("--issuer", Issuer.NAME, "--audience", Issuer.AUDIENCE));
      command.addAll(List.of("--rate-limit", "off", "--max-connections", "8192"));
      return command;
    }

    @Override
    public Map<String, String> environment(int port, Data data, Issuer issuer) {
      Map<String, String> variables = new TreeMap<>();
      variables.put("JAVA_HOME", System.getProperty("java.home"));
      variables.put("JAVA_OPTS", ServerProcess.COMPILERS + ' ' + String.join(" ", options));
      if (state != null) {
        variables.put("STATE_DIRECTORY", state.toString());
      }
      return variables;
    }
  }

  /** A peer, which reads its configuration from environment variables. */
  record Peer(String name, List<String> java, boolean caches, boolean reads) implements Program {
    @Override
    public List<String> command(int port, Data data, Issuer issuer) {
      return ServerProcess.java(java.toArray(String[]::new));
    }

    @Override
    public Map<String, String> environment(int port, Data data, Issuer issuer) {
      Map<String, String> variables = new TreeMap<>();
      variables.put("BENCH_PORT", "" + port);
      variables.put("BENCH_JWKS", issuer.jwks());
      variables.put("BENCH_JWK", issuer.jwk());
      variables.put("BENCH_ISSUER", Issuer.NAME);
      variables.put("BENCH_CACHE", "" + caches);
      variables.put("SERVER_PORT", "" + port);
      variables.put("SPRING_DATASOURCE_URL", data.jdbc());
      if (reads) {
        variables.put("BENCH_JDBC", data.jdbc());
      }
      return variables;
    }
  }

  static Program ours(Path home, String... options) {
    return new Ours("ours", home, List.of(options), null);
  }

  /** Returns each peer as documented and with a cache of verified tokens, and the floors. */
  static List<Program> peers(Path folder) {
    Path spring = folder.resolve("spring/target/spring-1.jar");
    Path quarkus = folder.resolve("quarkus/target/quarkus-app/quarkus-run.jar");
    String vertx =
        folder.resolve("vertx/target/classes")
            + File.pathSeparator
            + folder.resolve("vertx/target/lib")
            + "/*";
    List<Program> peers = new ArrayList<>();
    for (boolean caches : new boolean[] {false, true}) {
      String suffix = caches ? ", cache" : "";
      peers.add(peer("Quarkus REST" + suffix, caches, "-jar", quarkus.toString()));
      peers.add(peer("Spring Boot MVC" + suffix, caches, "-jar", spring.toString()));
      peers.add(peer("Vert.x web" + suffix, caches, "-cp", vertx, "bench.VertxPeer"));
    }
    peers.add(peer("floor, rows", false, "-cp", vertx, "bench.Floor"));
    peers.add(new Peer("floor, memory", List.of("-cp", vertx, "bench.Floor"), false, false));
    return peers;
  }

  private static Peer peer(String name, boolean caches, String... java) {
    return new Peer(name, List.of(java), caches, true);
  }
}
