package io.cloudplans.organizationusers.server.cluster;

import io.cloudplans.organizationusers.server.fixture.Eventually;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Three PostgreSQL nodes under Patroni, which elects their leader through etcd. */
public final class PatroniCluster implements AutoCloseable {
  private static final int NODES = 3;

  /** The configuration, with the shortest times that Patroni allows. */
  private static final String CONFIGURATION =
      """
      scope: organization-users
      name: %1$s
      restapi: {listen: '127.0.0.1:%2$d', connect_address: '127.0.0.1:%2$d'}
      etcd3: {host: '127.0.0.1:%3$d'}
      bootstrap:
        dcs:
          ttl: 20
          loop_wait: 1
          retry_timeout: 9
          maximum_lag_on_failover: 1073741824
          synchronous_mode: %4$s
          synchronous_mode_strict: %4$s
        initdb: [{encoding: UTF8}, {auth-local: trust}, {auth-host: trust}]
      postgresql:
        listen: '127.0.0.1:%5$d'
        connect_address: '127.0.0.1:%5$d'
        data_dir: '%6$s/data'
        bin_dir: '%7$s'
        pgpass: '%6$s/pgpass'
        parameters: {unix_socket_directories: '', synchronous_commit: 'on'}
        pg_hba: ['host all all 127.0.0.1/32 trust', 'host replication all 127.0.0.1/32 trust']
        authentication: {superuser: {username: postgres}, replication: {username: postgres}}
      """;

  private final Program etcd;
  private final List<Node> nodes = new ArrayList<>();

  /**
   * A node.
   *
   * @param api the port of Patroni's REST API
   */
  private record Node(Path folder, int port, int api, Program patroni) {
    /** Returns the database, which outlives Patroni, because it is not its child process. */
    Optional<ProcessHandle> database() {
      try {
        String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid));
      } catch (IOException | IndexOutOfBoundsException e) {
        return Optional.empty();
      }
    }

    boolean isLeader() {
      return responds("primary");
    }

    boolean responds(String path) {
      try {
        HttpURLConnection connection =
            (HttpURLConnection)
                URI.create("http://127.0.0.1:%d/%s".formatted(api, path)).toURL().openConnection();
        connection.setConnectTimeout(2_000);
        connection.setReadTimeout(2_000);
        return connection.getResponseCode() == 200;
      } catch (IOException e) {
        return false;
      }
    }

    void kill() {
      patroni.kill();
      database().ifPresent(database -> Program.kill("the database", database));
    }
  }

  /**
   * Starts a cluster and waits until two replicas follow its leader.
   *
   * @param synchronous whether a commit always waits for a replica
   */
  public PatroniCluster(Path folder, boolean synchronous) {
    int client = PostgresNode.freePort();
    String clients = "http://127.0.0.1:" + client;
    String peers = "http://127.0.0.1:" + PostgresNode.freePort();
    etcd =
        new Program(
            folder,
            "etcd",
            "--data-dir=" + folder.resolve("etcd"),
            "--listen-client-urls=" + clients,
            "--advertise-client-urls=" + clients,
            "--listen-peer-urls=" + peers,
            "--initial-advertise-peer-urls=" + peers,
            "--initial-cluster=default=" + peers);
    try {
      for (int i = 0; i < NODES; i++) {
        nodes.add(started(folder, "node" + i, client, synchronous));
      }
      Eventually.holds("a leader", () -> leader().isPresent());
      String follows = synchronous ? "sync" : "replica";
      Eventually.holds(
          "replicas",
          () ->
              nodes.stream().filter(node -> node.responds("replica")).count() == NODES - 1
                  && nodes.stream().anyMatch(node -> !node.isLeader() && node.responds(follows)));
    } catch (RuntimeException | IOException e) {
      close();
      throw new IllegalStateException("the cluster does not start: " + allOutput(), e);
    }
  }

  private static Node started(Path folder, String name, int etcd, boolean synchronous)
      throws IOException {
    String home = PostgresNode.data(folder, name);
    int port = PostgresNode.freePort();
    int api = PostgresNode.freePort();
    Path file =
        Files.writeString(
            folder.resolve(name + ".yml"),
            CONFIGURATION.formatted(
                name, api, etcd, synchronous, port, home, PostgresNode.programs()));
    List<String> command = new ArrayList<>(PostgresNode.asUser());
    command.addAll(List.of("patroni", file.toString()));
    return new Node(Path.of(home), port, api, new Program(folder, Map.of(), command));
  }

  private Optional<Node> leader() {
    return nodes.stream().filter(Node::isLeader).findFirst();
  }

  private String allOutput() {
    return etcd.allOutput() + nodes.stream().map(node -> node.patroni().allOutput()).toList();
  }

  /** Returns the port of each node's Patroni, by the port of its database. */
  public Map<Integer, Integer> ports() {
    Map<Integer, Integer> ports = new LinkedHashMap<>();
    nodes.forEach(node -> ports.put(node.port(), node.api()));
    return ports;
  }

  /** Stops the replication from the leader, like a broken network. */
  public void cutReplication() {
    leader()
        .flatMap(Node::database)
        .orElseThrow()
        .descendants()
        .filter(PatroniCluster::isSender)
        .forEach(sender -> Program.run(nodes.get(0).folder(), "kill", "-STOP", "" + sender.pid()));
  }

  private static boolean isSender(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).contains("walsender");
    } catch (IOException e) {
      return false;
    }
  }

  /** Kills the leader and its Patroni, like a failure of the machine. */
  public void killLeader() {
    leader().orElseThrow().kill();
  }

  @Override
  public void close() {
    nodes.forEach(Node::kill);
    etcd.close();
  }
}
