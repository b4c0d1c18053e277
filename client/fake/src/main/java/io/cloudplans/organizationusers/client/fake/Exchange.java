package io.cloudplans.organizationusers.client.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One request, and what may be done to it.
 *
 * @param closed when the fake is closed, which ends every pause
 */
record Exchange(HttpExchange exchange, Request request, Api api, CountDownLatch closed) {

  /** Carries the request out, and sends nothing yet. */
  FakeResponse answer() throws IOException {
    return api.answer(request);
  }

  /** A problem instead, with nothing carried out. */
  FakeResponse problem(String slug, Map<String, String> headers) {
    return api.problem(request, slug, headers);
  }

  void pause(Duration time) throws InterruptedException {
    closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  void send(FakeResponse answer) throws IOException {
    byte[] body = answer.body().getBytes(UTF_8);
    begin(answer, body.length);
    if (hasBody(answer)) {
      exchange.getResponseBody().write(body);
    }
  }

  /** The head and half of the body; then the connection is cut, as it was promised more. */
  void sendHalf(FakeResponse answer) throws IOException {
    byte[] body = answer.body().getBytes(UTF_8);
    begin(answer, body.length);
    if (hasBody(answer)) {
      exchange.getResponseBody().write(body, 0, body.length / 2);
      exchange.getResponseBody().flush();
    }
  }

  private void begin(FakeResponse answer, int length) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    if (request.method().equals("HEAD") && answer.status() != 304) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(length));
    }
    exchange.sendResponseHeaders(answer.status(), hasBody(answer) ? length : -1);
  }

  private boolean hasBody(FakeResponse answer) {
    return !request.method().equals("HEAD") && !answer.body().isEmpty();
  }
}
