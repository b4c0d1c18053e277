package io.cloudplans.organizationusers.server.cluster;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * HAProxy in front of the nodes of one database, which routes to the node that accepts writes. It
 * asks an agent of each node, which replaces Patroni's {@code /primary}.
 */
public final class PrimaryProxy implements AutoCloseable {
  private static final String CONFIGURATION =
      """
      defaults
        mode tcp
        timeout connect 1s
        # A busy machine may be slow to respond; a killed node refuses the connection.
        timeout check 5s
        timeout client 1h
        timeout server 1h
      listen database
        bind 127.0.0.1:%d
        option httpchk GET /primary
        http-check expect status 200
        default-server check inter 200ms fall 2 rise 1 on-marked-down shutdown-sessions
      """;

  private final int port = PostgresNode.freePort();
  private final List<HttpServer> agents = new ArrayList<>();
  private final Program haproxy;

  public PrimaryProxy(Path folder, List<PostgresNode> nodes) {
    Map<Integer, Integer> checks = new LinkedHashMap<>();
    nodes.forEach(node -> checks.put(node.port(), agent(node)));
    haproxy = started(folder, checks);
  }

  /**
   * Starts the proxy for nodes that have agents.
   *
   * @param checks the port of each node's agent by the port of its database
   */
  public PrimaryProxy(Path folder, Map<Integer, Integer> checks) {
    haproxy = started(folder, checks);
  }

  private Program started(Path folder, Map<Integer, Integer> checks) {
    StringBuilder configuration = new StringBuilder(CONFIGURATION.formatted(port));
    checks.forEach(
        (node, agent) ->
            configuration.append(
                "  server node%1$d 127.0.0.1:%1$d port %2$d\n".formatted(node, agent)));
    try {
      Path file = Files.writeString(folder.resolve("haproxy.cfg"), configuration);
      return new Program(folder, "haproxy", "-db", "-f", file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int agent(PostgresNode node) {
    try {
      HttpServer agent =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      agent.createContext(
          "/primary",
          exchange -> {
            exchange.sendResponseHeaders(node.isWritable() ? 200 : 503, -1);
            exchange.close();
          });
      agent.start();
      agents.add(agent);
      return agent.getAddress().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the address of the database on any node. */
  public String url() {
    return "postgresql://%s@127.0.0.1:%d/postgres".formatted(PostgresNode.USER, port);
  }

  @Override
  public void close() {
    haproxy.close();
    agents.forEach(agent -> agent.stop(0));
  }
}
