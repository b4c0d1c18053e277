package io.cloudplans.organizationusers.server.jetty;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.cloudplans.organizationusers.server.command.TestLimits;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Peers that send slowly or do not read, beside a healthy client. {@code -Dabuse.peers=1000}
 * simulates a real attack.
 */
@Timeout(300)
class SlowPeersTest {
  private static final int PEERS = Integer.getInteger("abuse.peers", 30);

  /** So few that all peers are connected before the first is closed. */
  private static final int FEW = 10;

  private static final int UNREAD = 2 + PEERS * 6 / 100;
  private static final Duration LONG = Duration.ofMinutes(1);

  /** Beyond the kernel's buffers. */
  private static final int MANY_USERS = 20_000;

  /** Connections that wait to be accepted before the healthy client; fewer than fit the backlog. */
  private static final int WAITING = 10;

  private static final int FEW_FILES = 20;
  private static final long FEW_BYTES = 32 << 20;

  private static final UnixOperatingSystemMXBean PROCESS =
      (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** The bytes that a peer sends before it stops, and the response before it is closed. */
  private enum Peer {
    HEAD("GET /health/live HTTP/1.1\r\nHost: x\r\nX-A: ", ""),
    BODY("POST {users}add HTTP/1.1\r\n{head}Content-Length: 60000\r\n\r\n{", "HTTP/1.1 408 .*"),
    REJECTED_BODY(
        "POST {users}add HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{", "HTTP/1.1 401 .*"),
    UNREAD("GET {users}list?org_id=42 HTTP/1.1\r\n{head}\r\n", "TTP/1.1 200 .{0,1000000}"),
    UNREAD_SHORT("GET {users}list?org_id=43 HTTP/1.1\r\n{head}\r\n", "TTP/1.1 200 .*}"),
    IDLE("", "");

    private final String bytes;
    private final Pattern received;

    Peer(String bytes, String received) {
      this.bytes = bytes;
      this.received = Pattern.compile(received, Pattern.DOTALL);
    }
  }

  private final RunningServer server = new RunningServer();
  private final Map<Socket, Peer> peers = new LinkedHashMap<>();

  @AfterEach
  void close() throws IOException {
    closePeers();
    server.close();
  }

  private void closePeers() throws IOException {
    for (Socket peer : peers.keySet()) {
      peer.close();
    }
  }

  private void startWithFewSlots(String readTimeout, int connections) {
    start(
        "--max-concurrent=2",
        "--queue-size=2",
        "--queue-timeout=30s",
        "--read-timeout=" + readTimeout,
        "--deadline=30s",
        "--max-connections=" + connections,
        "--max-spool-bytes=" + (1L << 40));
  }

  private void start(String... limits) {
    server.withLimits(limits).start();
    server.tables().insert(MANY_USERS);
    server.registry().create(43, TestedServer.OWNER);
  }

  /**
   * Limits the server to two running and two waiting requests, so that a peer that holds a slot is
   * noticed.
   */
  @Test
  void healthyClientShouldGetEveryResponseWhenPeersAreSlow() throws IOException {
    startWithFewSlots("10m", 8192);
    serveHealthy();
    long files = PROCESS.getOpenFileDescriptorCount();
    long threads = ManagementFactory.getThreadMXBean().getThreadCount();
    long heap = heap();
    openAllKinds(UNREAD, PEERS - UNREAD, 6 * PEERS);
    List<Socket> dripping = List.copyOf(peers.keySet()).subList(0, 2 * PEERS);

    for (int i = 0; i < 10; i++) {
      for (Socket peer : dripping) {
        peer.getOutputStream().write('1');
      }
      serveHealthy();
    }

    assertThat(ManagementFactory.getThreadMXBean().getThreadCount())
        .isLessThan((int) threads + 140);
    closePeers();
    Eventually.holds("files", LONG, () -> PROCESS.getOpenFileDescriptorCount() < files + FEW_FILES);
    Eventually.holds("heap", LONG, () -> heap() < heap + FEW_BYTES);
  }

  @ParameterizedTest
  @EnumSource
  void healthyClientShouldBeAcceptedWhenSlowPeersHoldAllConnections(Peer kind) throws IOException {
    startWithFewSlots("1s", 4);
    open(kind, 4);

    serveHealthy();
  }

  /**
   * Keeps the default limits, but for the rate, for 1,000 peers of a kind. Fewer peers get a lower
   * limit on connections and a shorter timeout.
   */
  @Test
  void slowPeersShouldBeClosedAndThenAHealthyClientAccepted() throws IOException {
    String[] limits =
        PEERS < 1000
            ? new String[] {"--max-connections=" + 5 * PEERS, "--read-timeout=3s"}
            : new String[0];
    start(limits);
    openAllKinds(FEW, FEW, TestLimits.of(limits).maxConnections() + WAITING);

    serveHealthy();

    // The first peer was closed before; the margin is for the thread that closes it.
    peers.keySet().iterator().next().setSoTimeout(1000);
    for (Map.Entry<Socket, Peer> peer : peers.entrySet()) {
      if (peer.getValue() == Peer.UNREAD) {
        Eventually.holds("the list is cut off", () -> isClosed(peer.getKey()));
      }
      assertThat(rest(peer.getKey())).as("%s", peer.getValue()).matches(peer.getValue().received);
    }
  }

  /** Returns whether the server rejects a byte. */
  private static boolean isClosed(Socket peer) {
    try {
      peer.getOutputStream().write('1');
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Returns all bytes until the server closes the connection. */
  private static String rest(Socket peer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      peer.getInputStream().transferTo(bytes);
    } catch (SocketException e) {
      // The byte that the server rejected has reset the connection.
    }
    return bytes.toString(ISO_8859_1);
  }

  private void serveHealthy() {
    String user = "new@example.com";
    for (int i = 0; i < 5; i++) {
      assertThat(server.get(TestedServer.USERS + "list?org_id=43")).isOk();
      assertThat(server.post("add", body(43, user, "role", "viewer"))).isDone();
      assertThat(server.post("remove", body(43, user))).isDone();
    }
  }

  private void openAllKinds(int unread, int unreadShort, int count) throws IOException {
    open(Peer.HEAD, PEERS);
    open(Peer.BODY, PEERS);
    open(Peer.REJECTED_BODY, PEERS);
    open(Peer.UNREAD, unread);
    open(Peer.UNREAD_SHORT, unreadShort);
    open(Peer.IDLE, count - peers.size());
  }

  private void open(Peer kind, int count) throws IOException {
    URI uri = server.uri("");
    String head =
        "Host: x\r\nContent-Type: application/json\r\nAuthorization: Bearer %s\r\n"
            .formatted(server.token(TestedServer.OWNER, false));
    String bytes = kind.bytes.replace("{users}", TestedServer.USERS).replace("{head}", head);
    for (int i = 0; i < count; i++) {
      Socket peer = new Socket();
      peer.setReceiveBufferSize(1024);
      peer.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
      peer.getOutputStream().write(bytes.getBytes(ISO_8859_1));
      peers.put(peer, kind);
      if (kind.name().startsWith("UNREAD")) {
        // The first byte shows that the list was read, which is the only step that needs a slot.
        assertThat(peer.getInputStream().read()).isEqualTo('H');
      }
    }
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
