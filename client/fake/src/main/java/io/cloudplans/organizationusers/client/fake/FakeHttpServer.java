package io.cloudplans.organizationusers.client.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Listens on a free port of the loopback interface and applies the queued faults. */
final class FakeHttpServer implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  static {
    // Otherwise JDK 17's server waits 40 ms between a response's head and its body.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final ExecutorService threads = Executors.newCachedThreadPool(FakeHttpServer::daemon);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<ScriptedFault> faults = new ArrayList<>();
  private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final RequestHandler handler;

  FakeHttpServer(RequestHandler handler) {
    this.handler = handler;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  static Thread daemon(Runnable task) {
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

  /** Adds a fault to the end of the queue. */
  void add(ScriptedFault fault) {
    synchronized (faults) {
      faults.add(fault);
    }
  }

  private ScriptedFault next(@Nullable ApiCall call) {
    synchronized (faults) {
      ListIterator<ScriptedFault> queue = faults.listIterator();
      while (queue.hasNext()) {
        ScriptedFault fault = queue.next();
        if (fault.isFor(call)) {
          fault.rest().ifPresentOrElse(queue::set, queue::remove);
          return fault;
        }
      }
      return ScriptedFault.NONE;
    }
  }

  /** Handles an exchange; closing it before its response is complete closes the connection. */
  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      FakeRequest request = FakeRequest.of(exchange);
      ApiCall call = handler.call(request);
      received.add(ReceivedRequest.of(call, request));
      next(call).apply(new FakeExchange(exchange, request, handler, closed));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdown();
  }
}
