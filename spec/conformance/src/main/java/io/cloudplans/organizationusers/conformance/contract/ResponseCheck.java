package io.cloudplans.organizationusers.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cloudplans.organizationusers.conformance.http.Limits;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks responses against the contract: status, headers, media type and body. */
public final class ResponseCheck {
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final int ERROR = 400;

  private final Contract contract;
  private final Limits limits;
  private final ProblemCheck problems;

  /** Creates a check against a contract. */
  public ResponseCheck(Contract contract, Limits limits) {
    this.contract = contract;
    this.limits = limits;
    problems = new ProblemCheck(contract);
  }

  /** Returns the faults of a response, as sentences; empty if there are none. */
  public List<String> faults(Request request, Response response) {
    List<String> faults = new ArrayList<>();
    String path = request.path();
    Optional<Operation> operation = contract.at(path);
    if (response.all("X-Request-Id").size() != 1) {
      faults.add("the response must have one X-Request-Id");
    }
    if (operation.isPresent()) {
      operation(operation.get(), request, response, faults);
    } else if (path.startsWith("/v1/")
        || (response.status() >= ERROR && !path.startsWith("/health/"))) {
      problem(request, response, faults);
    }
    faults.addAll(HeaderCheck.faults(request, response));
    return faults;
  }

  private void problem(Request request, Response response, List<String> faults) {
    if (response.status() < ERROR) {
      faults.add("status " + response.status() + " is not the status of a problem");
      return;
    }
    if (response.all("Cache-Control").size() != 1
        || !response.all("Cache-Control").get(0).equalsIgnoreCase("no-store")) {
      faults.add("Cache-Control of a problem must be no-store");
    }
    if (!request.isHead()) {
      mediaType(response, PROBLEM, faults);
      body(response, faults)
          .ifPresent(body -> faults.addAll(problems.faults(request, response, body)));
    }
  }

  private void operation(
      Operation operation, Request request, Response response, List<String> faults) {
    JsonNode declared = operation.node().path("responses").path(response.status() + "");
    if (declared.isMissingNode()) {
      faults.add(
          "the contract declares no status %s for %s".formatted(response.status(), operation.id()));
      return;
    }
    declared
        .path("headers")
        .properties()
        .forEach(header -> header(header.getKey(), header.getValue(), response, faults));
    if (request.isHead() || declared.path("content").isEmpty()) {
      if (response.body().length > 0) {
        faults.add("the response must have no body");
      }
      return;
    }
    boolean problem = declared.path("content").has(PROBLEM);
    mediaType(response, problem ? PROBLEM : JSON, faults);
    body(response, faults)
        .ifPresent(
            body -> {
              JsonNode schema =
                  declared.path("content").path(problem ? PROBLEM : JSON).path("schema");
              faults.addAll(schemaFaults(schema, body));
              if (!problem && !operation.isWrite()) {
                faults.addAll(RosterCheck.faults(request, response, body));
              }
              if (problem) {
                faults.addAll(problems.faults(request, response, body));
                faults.addAll(problems.undeclared(declared, operation, response.status(), body));
              }
            });
  }

  private List<String> schemaFaults(JsonNode schema, JsonNode body) {
    List<String> faults = new ArrayList<>(contract.faults(schema, body));
    order(contract.schema(schema), body, "#", faults);
    return faults;
  }

  /** Checks that the members of closed objects are in the contract's order. */
  private void order(JsonNode schema, JsonNode value, String pointer, List<String> faults) {
    if (value.isArray()) {
      for (JsonNode item : value) {
        order(contract.schema(schema.path("items")), item, pointer + "/*", faults);
      }
    }
    if (value.isIntegralNumber() != schema.path("type").asText().equals("integer")
        && value.isNumber()) {
      faults.add(pointer + " must be written as an integer");
    }
    if (!value.isObject() || schema.path("additionalProperties").asBoolean(true)) {
      return;
    }
    List<String> expected = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(expected::add);
    List<String> names = new ArrayList<>();
    value.fieldNames().forEachRemaining(names::add);
    if (!names.equals(expected)) {
      faults.add(pointer + " must have the members " + expected + " in this order");
    }
    value
        .properties()
        .forEach(
            member ->
                order(
                    contract.schema(schema.path("properties").path(member.getKey())),
                    member.getValue(),
                    pointer + "/" + member.getKey(),
                    faults));
  }

  private void header(String name, JsonNode header, Response response, List<String> faults) {
    List<String> values = response.all(name);
    if (values.isEmpty()) {
      if (header.path("required").asBoolean()) {
        faults.add("the response lacks the header " + name);
      }
      return;
    }
    String value = String.join(", ", values);
    JsonNode schema = contract.schema(header.path("schema"));
    JsonNode typed =
        schema.path("type").asText().equals("integer") && value.matches("[0-9]{1,9}")
            ? IntNode.valueOf(Integer.parseInt(value))
            : TextNode.valueOf(value);
    if (name.equals("Vary")) {
      if (List.of(value.toLowerCase(Locale.ROOT).split("\\s*,\\s*")).contains("accept-encoding")) {
        return;
      }
    } else if (name.equals("Cache-Control")) {
      if (Set.copyOf(List.of(value.toLowerCase(Locale.ROOT).split("\\s*,\\s*")))
          .equals(Set.of(schema.at("/enum/0").asText().split("\\s*,\\s*")))) {
        return;
      }
    }
    for (String fault : contract.faults(header.path("schema"), typed)) {
      faults.add("the header " + name + " is not as declared" + fault);
    }
  }

  private static void mediaType(Response response, String expected, List<String> faults) {
    String type = response.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.replaceFirst("\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?$", "").equals(expected)) {
      faults.add("the Content-Type must be " + expected + ", and is " + type);
    }
  }

  private Optional<JsonNode> body(Response response, List<String> faults) {
    try {
      return Optional.of(StrictJson.read(response.content(limits)));
    } catch (IllegalArgumentException e) {
      faults.add("the body " + e.getMessage());
      return Optional.empty();
    }
  }
}
