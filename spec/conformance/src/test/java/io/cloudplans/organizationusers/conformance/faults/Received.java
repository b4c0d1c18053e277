package io.cloudplans.organizationusers.conformance.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.http.Header;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A response on its way through the proxy. Every method returns a changed copy. */
record Received(Response response) {
  private static final Contract CONTRACT = Contract.builtIn();
  static final JsonMapper MAPPER = new JsonMapper();

  /** Returns the contract's example of a problem type. */
  static Received problem(String slug, String id) {
    ObjectNode problem = CONTRACT.problem(slug).orElseThrow().deepCopy();
    problem.put("request_id", id);
    return of(problem.get("status").asInt(), "application/problem+json", problem.toString(), id);
  }

  static Received of(int status, String type, String body, String id) {
    return new Received(
        new Response(
            status,
            List.of(
                new Header("Content-Type", type),
                new Header("Cache-Control", "no-store"),
                new Header("X-Request-Id", id)),
            body.getBytes(UTF_8)));
  }

  int status() {
    return response.status();
  }

  String id() {
    return response.header("X-Request-Id").orElse("r");
  }

  String body() {
    return new String(response.body(), UTF_8);
  }

  boolean json() {
    return !response.isGzip() && body().startsWith("{");
  }

  Received body(String body) {
    return new Received(new Response(response.status(), response.headers(), body.getBytes(UTF_8)));
  }

  Received bytes(byte[] body) {
    return new Received(new Response(response.status(), response.headers(), body));
  }

  /** Replaces the body with its compressed form, and names the coding. */
  Received compressed(byte[] body, String coding) {
    return bytes(body)
        .with("Content-Encoding", coding)
        .header("ETag", tag -> tag.replaceFirst("\"$", "-gzip\""));
  }

  Received text(UnaryOperator<String> change) {
    return response.isGzip() ? this : body(change.apply(body()));
  }

  /** Changes a JSON object, and writes it again. */
  Received object(Consumer<ObjectNode> change) {
    if (!json()) {
      return this;
    }
    ObjectNode object = (ObjectNode) tree(body());
    change.accept(object);
    return body(object.toString());
  }

  /** Changes the users of a list. */
  Received users(Consumer<List<JsonNode>> change) {
    return object(
        list -> {
          if (list.get("users") instanceof ArrayNode users) {
            List<JsonNode> changed = new ArrayList<>();
            users.forEach(changed::add);
            change.accept(changed);
            users.removeAll().addAll(changed);
          }
        });
  }

  static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Received without(String name) {
    List<Header> headers = new ArrayList<>(response.headers());
    headers.removeIf(header -> header.name().equalsIgnoreCase(name));
    return new Received(new Response(response.status(), headers, response.body()));
  }

  Received with(String name, String value) {
    List<Header> headers = new ArrayList<>(response.headers());
    headers.add(new Header(name, value));
    return new Received(new Response(response.status(), headers, response.body()));
  }

  /** Replaces an existing header. */
  Received header(String name, UnaryOperator<String> change) {
    return headers(
        header ->
            header.name().equalsIgnoreCase(name)
                ? new Header(header.name(), change.apply(header.value()))
                : header);
  }

  Received headers(UnaryOperator<Header> change) {
    List<Header> headers = response.headers().stream().map(change).toList();
    return new Received(new Response(response.status(), headers, response.body()));
  }

  /** Returns the operation's name in the path; empty for other paths. */
  static String operation(Request request) {
    String path = request.path();
    return path.startsWith("/v1/organizations/users/")
        ? path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT)
        : "";
  }
}
