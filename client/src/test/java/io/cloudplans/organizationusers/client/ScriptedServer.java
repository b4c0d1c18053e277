package io.cloudplans.organizationusers.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.client.config.CallOptions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server with its client: it accepts one request per connection, records it, and responds with
 * the next script, or closes the connection if there is none. As an extension it runs for one test.
 */
final class ScriptedServer implements BeforeEachCallback, AfterEachCallback, AutoCloseable {
  interface Script {
    void play(Received request, OutputStream out) throws IOException, InterruptedException;
  }

  record Received(String line, Map<String, String> headers, String body) {
    String method() {
      return line.split(" ", -1)[0];
    }

    /** Returns the path without the prefix of the base URL. */
    String path() {
      return line.split("[ ?]", -1)[1].replaceFirst("^.*(?=/v1/)", "");
    }
  }

  private final ServerSocket socket;
  private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final OrganizationUsersClient client;

  ScriptedServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client = builder().build();
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    start();
  }

  ScriptedServer start() {
    Thread thread = new Thread(this::serve, "scripted-server");
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  @Override
  public void afterEach(ExtensionContext test) throws IOException {
    close();
  }

  /** Returns a client with the settings of the builder. */
  OrganizationUsersClient client() {
    return client;
  }

  /** Returns a client with other options. */
  OrganizationUsersClient client(UnaryOperator<CallOptions> options) {
    return client.withOptions(options);
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /**
   * Returns the builder of a client that sends each request once; with other options its retries
   * are fast.
   */
  OrganizationUsersClientBuilder builder() {
    return OrganizationUsersClient.builder()
        .baseUrl(url())
        .token(() -> "a-token")
        .options(
            options ->
                options.withMaxRetries(0).withBackoff(Duration.ofMillis(1), Duration.ofMillis(2)));
  }

  /** Responds as the API does; a response that violates the contract fails the test. */
  ScriptedServer responds(Function<Received, Reply> script) {
    return plays(
        (request, out) -> {
          Reply reply = script.apply(request).completed(request);
          reply.faults(request).forEach(fault -> fault(request, fault, reply));
          write(reply, out);
        });
  }

  /** Responds with a status, headers as lines besides those that the contract requires, a body. */
  ScriptedServer responds(int status, String headers, byte[] body) {
    return responds(request -> Reply.of(status, headers, body));
  }

  ScriptedServer responds(int status, String headers, String body) {
    return responds(status, headers, body.getBytes(UTF_8));
  }

  /** Responds with exactly this; a response that the contract allows fails the test. */
  ScriptedServer violates(int status, String headers, byte[] body) {
    return violates(request -> Reply.of(status, headers, body));
  }

  ScriptedServer violates(int status, String headers, String body) {
    return violates(status, headers, body.getBytes(UTF_8));
  }

  /** Responds with a success and the required headers; only the rest violates the contract. */
  ScriptedServer violates(String body, String... headers) {
    return violates(
        request ->
            Reply.of(200, String.join("\n", headers), body.getBytes(UTF_8)).completed(request));
  }

  private ScriptedServer violates(Function<Received, Reply> script) {
    return plays(
        (request, out) -> {
          Reply reply = script.apply(request);
          if (reply.faults(request).isEmpty()) {
            fault(request, "the contract allows this response", reply);
          }
          write(reply, out);
        });
  }

  private void fault(Received request, String fault, Reply reply) {
    faults.add(request.line() + ": " + fault + "\n" + reply);
  }

  private static void write(Reply reply, OutputStream out) throws IOException {
    out.write(reply.head());
    out.write(reply.content());
  }

  /** Responds with a success of the contract. */
  ScriptedServer succeeds(String body, String... headers) {
    return responds(200, String.join("\n", headers), body);
  }

  /** Responds to a write with a success. */
  ScriptedServer acknowledges() {
    return succeeds("{\"status\":200}");
  }

  /** Responds to a list with the contract's example. */
  ScriptedServer lists(String... headers) {
    return succeeds(Contract.text("vectors/list/response.json"), headers);
  }

  /** Responds with an endless body; the latch opens when the client closes the connection. */
  CountDownLatch floods(int status, String headers, String start, String part) {
    CountDownLatch cut = new CountDownLatch(1);
    plays(
        (request, out) -> {
          out.write(head(status, "ETag: \"42-7\"\n" + headers, Integer.MAX_VALUE));
          out.write(start.getBytes(ISO_8859_1));
          try {
            for (byte[] bytes = part.getBytes(ISO_8859_1); ; ) {
              out.write(bytes);
            }
          } catch (IOException e) {
            cut.countDown();
          }
        });
    return cut;
  }

  /** Responds with the contract's example of a problem. */
  ScriptedServer rejects(String slug, String... headers) {
    var problem = Contract.problem(slug);
    return responds(
        problem.path("status").intValue(), String.join("\n", headers), problem.toString());
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

  /** Drops the unused scripts. */
  void dropScripts() {
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
        Script script = scripts.poll();
        if (script != null) {
          script.play(request, connection.getOutputStream());
        }
      } catch (IOException e) {
        // The client closed the connection, or the test has ended; the test checks the client.
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
    client.close();
    socket.close();
    assertThat(faults).isEmpty();
  }
}
