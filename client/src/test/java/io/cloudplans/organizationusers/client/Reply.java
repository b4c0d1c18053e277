package io.cloudplans.organizationusers.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.client.ScriptedServer.Received;
import io.cloudplans.organizationusers.spec.fixture.ContractCheck;
import io.cloudplans.organizationusers.spec.fixture.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A scripted response. */
final class Reply {
  static final ContractCheck CHECK = new ContractCheck(Contract.json("openapi.json"));

  private final Response response;

  private Reply(Response response) {
    this.response = response;
  }

  /** Creates a response with headers as lines. */
  static Reply of(int status, String headers, byte[] content) {
    Map<String, List<String>> fields = new TreeMap<>();
    headers
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(line -> fields.computeIfAbsent(line[0], name -> new ArrayList<>()).add(line[1]));
    return new Reply(Response.of(status, fields, content));
  }

  /** Returns this response with the missing required headers, as in the contract's examples. */
  Reply completed(Received request) {
    JsonNode declared = declared(request);
    declared
        .path("headers")
        .properties()
        .forEach(
            header -> {
              JsonNode rules = CHECK.resolved(header.getValue());
              if (rules.path("required").asBoolean()) {
                response
                    .headers()
                    .putIfAbsent(header.getKey(), List.of(example(header.getKey(), rules)));
              }
            });
    declared
        .path("content")
        .fieldNames()
        .forEachRemaining(type -> response.headers().putIfAbsent("Content-Type", List.of(type)));
    return this;
  }

  private String example(String name, JsonNode rules) {
    String id =
        name.equals("X-Request-Id") && response.status() >= 400
            ? response.json().path("request_id").asText()
            : "";
    return id.isEmpty()
        ? List.of("/example", "/schema/enum/0", "/examples").stream()
            .map(rules::at)
            .filter(node -> !node.isMissingNode())
            .map(node -> node.isObject() ? node.iterator().next().path("value") : node)
            .findFirst()
            .orElseThrow()
            .asText()
        : id;
  }

  /** Returns the faults of this response to a request to the API; empty if there are none. */
  List<String> faults(Received request) {
    if (declared(request).isMissingNode()) {
      return List.of("the contract declares no such response");
    }
    try {
      return CHECK.faults(request.method(), request.path(), response);
    } catch (AssertionError e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private JsonNode declared(Received request) {
    return CHECK.declared(request.path(), response.status());
  }

  byte[] content() {
    return response.content();
  }

  byte[] head() {
    StringBuilder lines = new StringBuilder();
    response
        .headers()
        .forEach(
            (name, values) ->
                values.forEach(
                    value -> lines.append(name).append(": ").append(value).append('\n')));
    return ScriptedServer.head(response.status(), lines.toString(), content().length);
  }

  @Override
  public String toString() {
    return response.toString();
  }
}
