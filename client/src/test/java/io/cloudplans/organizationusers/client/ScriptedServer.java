package io.cloudplans.organizationusers.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Takes one request a connection, keeps it, and answers with the next script. */
final class ScriptedServer implements AutoCloseable {
  interface Script {
    void play(Received request, OutputStream out) throws IOException, InterruptedException;
  }

  record Received(String line, Map<String, String> headers, String body) {}

  private final ServerSocket socket;
  private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  ScriptedServer() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** A client that sends once; with other options its retries wait a moment. */
  OrganizationUsersClientBuilder client() {
    return OrganizationUsersClient.builder()
        .baseUrl(url())
        .token(() -> "a-token")
        .options(
            options ->
                options.withMaxRetries(0).withBackoff(Duration.ofMillis(1), Duration.ofMillis(2)));
  }

  /** Answers with a status, headers as lines, and a body. */
  ScriptedServer answers(int status, String headers, byte[] body) {
    return plays(
        (request, out) -> {
          out.write(head(status, headers, body.length));
          out.write(body);
        });
  }

  ScriptedServer answers(int status, String headers, String body) {
    return answers(status, headers, body.getBytes(UTF_8));
  }

  /** Answers with a success as the contract has it. */
  ScriptedServer succeeds(String body, String... headers) {
    String lines = "Content-Type: application/json\nETag: \"42-7\"\n";
    return answers(200, lines + String.join("\n", headers), body);
  }

  /** Answers with the contract's example of a problem. */
  ScriptedServer refuses(String slug, String... headers) {
    var problem = Contract.problem(slug);
    return answers(
        problem.path("status").intValue(),
        "Content-Type: application/problem+json\n" + String.join("\n", headers),
        problem.toString());
  }

  ScriptedServer plays(Script script) {
    scripts.add(script);
    return this;
  }

  /** Sends these bytes, and then nothing until the server is closed. */
  ScriptedServer stallsAfter(byte... start) {
    return plays(
        (request, out) -> {
          out.write(start);
          out.flush();
          closed.await();
        });
  }

  /** Drops the scripts that no request has come for. */
  void forgetScripts() {
    scripts.clear();
  }

  int receivedCount() {
    return received.size();
  }

  Received received() throws InterruptedException {
    return received.take();
  }

  static byte[] head(int status, String headers, int length) {
    String lines = headers.isBlank() ? "" : headers.strip().replace("\n", "\r\n") + "\r\n";
    String size = status == 304 ? "" : "Content-Length: " + length + "\r\n";
    return ("HTTP/1.1 " + status + " Any\r\n" + lines + size + "Connection: close\r\n\r\n")
        .getBytes(ISO_8859_1);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        Received request = read(new BufferedInputStream(connection.getInputStream()));
        received.add(request);
        scripts.remove().play(request, connection.getOutputStream());
      } catch (IOException e) {
        // The client went away, or the test is over; a test sees what it cares for on its own side.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static Received read(InputStream in) throws IOException {
    String line = line(in);
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String[] parts = header.split(": ", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Received(line, headers, new String(in.readNBytes(length), UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new SocketException("no request");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    socket.close();
  }
}
