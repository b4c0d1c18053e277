package io.cloudplans.organizationusers.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps each request, and gives the next answer; the last one again where there is none. */
final class StubServer implements AutoCloseable {
  /** Organization 42 at version 7. */
  static final String ROSTER =
      """
      {"status":200,"users":[\
      {"email":"admin@example.com","role":"admin","state":"active"},\
      {"email":"billing@example.com","role":"billing","state":"active"},\
      {"email":"owner@example.com","role":"owner","state":"active"},\
      {"email":"viewer@example.com","role":"viewer","state":"inactive"}],\
      "mfa":{"view":false,"create":false,"update":false,"delete":false,"usersmgmt":false}}""";

  private record Answer(int status, String version, String body) {}

  private final HttpServer server;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();

  StubServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Acknowledges a write for each version. */
  StubServer writes(int... versions) {
    for (int version : versions) {
      answers.add(new Answer(200, "\"42-" + version + "\"", "{\"status\":200}"));
    }
    return this;
  }

  StubServer lists(String body) {
    answers.add(new Answer(200, "\"42-7\"", body));
    return this;
  }

  StubServer refuses(int status, String slug) {
    String problem =
        "{\"type\":\"/problems/%s\",\"title\":\"T\",\"status\":%d,\"detail\":\"Why.\\u001b[2J\"}";
    answers.add(new Answer(status, "", problem.formatted(slug, status)));
    return this;
  }

  /** Operation, query where it is the list, and body of each request. */
  List<String> requests() {
    return requests;
  }

  List<String> tokens() {
    return tokens;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String uri = exchange.getRequestURI().toString().replace("/v1/organizations/users/", "");
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    requests.add(body.isEmpty() ? uri : uri.replaceAll("\\?.*", " ") + body);
    tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
    String type = answer.status() == 200 ? "application/json" : "application/problem+json";
    exchange.getResponseHeaders().set("Content-Type", type);
    if (!answer.version().isEmpty()) {
      exchange.getResponseHeaders().set("ETag", answer.version());
    }
    byte[] bytes = answer.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
