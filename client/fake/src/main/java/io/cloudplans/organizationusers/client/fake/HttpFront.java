package io.cloudplans.organizationusers.client.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Listens on a free port of the loopback interface, and lets the script decide how to answer. */
final class HttpFront implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  static {
    // Without it JDK 17's server takes 40 ms between an answer's head and its body.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final ExecutorService threads = Executors.newCachedThreadPool(HttpFront::daemon);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final Api api;
  private final Script script;

  HttpFront(Api api, Script script) {
    this.api = api;
    this.script = script;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fake-organization-users");
    thread.setDaemon(true);
    return thread;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<ReceivedRequest> received() {
    return List.copyOf(received);
  }

  /** An exchange that is closed before its answer is whole cuts its connection. */
  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.of(exchange);
      ApiCall call = api.call(request);
      received.add(received(call, request));
      Exchange turn = new Exchange(exchange, request, api, closed);
      script.next(call).orElse(ScriptedFault.NONE).play(turn);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ReceivedRequest received(@Nullable ApiCall call, Request request) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.headers());
    headers.remove("Authorization");
    return new ReceivedRequest(
        call, request.method(), request.target().toString(), Collections.unmodifiableMap(headers));
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdown();
  }
}
