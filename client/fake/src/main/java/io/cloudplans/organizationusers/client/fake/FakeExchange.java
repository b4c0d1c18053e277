package io.cloudplans.organizationusers.client.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A request, and the steps to respond to it, from which faults are composed.
 *
 * @param closed reaches zero when the fake is closed, which ends every pause
 */
record FakeExchange(
    HttpExchange exchange, FakeRequest request, RequestHandler handler, CountDownLatch closed) {

  /** Executes the request and sends nothing. */
  FakeResponse execute() throws IOException {
    return handler.handle(request);
  }

  /** Creates a problem without executing the request. */
  FakeResponse problem(String slug, Map<String, String> headers) {
    return handler.problem(request, slug, headers);
  }

  void pause(Duration time) throws InterruptedException {
    closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  void send(FakeResponse response) throws IOException, InterruptedException {
    send(response, 1);
  }

  /** Sends the head and half of the body; the caller then closes the connection. */
  void sendHalf(FakeResponse response) throws IOException, InterruptedException {
    send(response, 2);
  }

  private void send(FakeResponse response, int divisor) throws IOException, InterruptedException {
    byte[] body = response.body().getBytes(UTF_8);
    boolean head = request.method().equals("HEAD");
    response.headers().forEach(exchange.getResponseHeaders()::set);
    if (head && response.status() != 304) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
    }
    UnreadBody unread = new UnreadBody(request.body());
    boolean drained = unread.drain();
    if (!drained) {
      exchange.getResponseHeaders().set("Connection", "close");
    }
    if (head || body.length == 0) {
      if (!drained) {
        unread.discard(); // The JDK closes the exchange when it sends only a head.
      }
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(response.status(), body.length);
    exchange.getResponseBody().write(body, 0, body.length / divisor);
    exchange.getResponseBody().flush();
    if (!drained) {
      unread.discard();
      // An interrupted read closes the connection; the JDK would wait for more of the body here.
      Thread.currentThread().interrupt();
    }
  }
}
